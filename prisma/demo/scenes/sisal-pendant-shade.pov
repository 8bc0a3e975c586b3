// Woven pendant: split-cane ribs bound by sisal rings, a warm bulb inside.
#version 3.7;
#include "studio.inc"
#declare Cane = texture { pigment { granite color_map { [0 srgb <0.62,0.45,0.28>] [1 srgb <0.84,0.67,0.45>] } scale <1, 6, 1> } finish { ambient 0 diffuse 0.78 specular 0.15 roughness 0.05 } }
#declare Profile = spline { natural_spline 0, <3.2, 30, 0> 0.12, <6.5, 28.6, 0> 0.35, <14.5, 23, 0> 0.65, <20.3, 12.5, 0> 0.85, <21.2, 5, 0> 1, <20.2, 0, 0> }
#declare Product = union {
  #local I = 0;
  #while (I < 80)
    union {
      #local K = 0;
      #while (K < 16)
        #local A = <Profile(K/16).x, Profile(K/16).y, 0>; #local B = <Profile((K+1)/16).x, Profile((K+1)/16).y, 0>;
        cylinder { A, B, 0.26 } sphere { B, 0.26 }
        #local K = K + 1;
      #end
      texture { Cane translate I*3 }
      rotate y*I*4.5
    }
    #local I = I + 1;
  #end
  #local I = 0;
  #while (I < 30)
    #local T = I/29;
    #if (I < 9 | (I > 13 & I < 19) | I > 25)
      torus { Profile(T).x + 0.18, 0.5 translate y*Profile(T).y texture { Stitched(srgb <0.86,0.71,0.50>, 40 + int(T*70)) rotate y*I*3 } }
    #else
      #if (mod(I, 2) = 0) torus { Profile(T).x + 0.1, 0.2 translate y*Profile(T).y texture { Cane } } #end
    #end
    #local I = I + 1;
  #end
  object { Turn(array[7] { <0,29.6,0>, <3.4,29.6,0.3>, <3.5,30.6,0.4>, <2.2,31.6,0.6>, <1.1,33.6,0.6>, <0.8,34.4,0.3>, <0,34.4,0> }) texture { Metal(srgb <0.72,0.55,0.32>, 0.5) } }
  cylinder { y*34, y*120, 0.34 texture { Cloth(Ink) } }
  cylinder { y*22, y*30, 1.5 texture { Metal(srgb <0.72,0.55,0.32>, 0.5) } }
  sphere { y*17.5, 4.6 pigment { rgb <1, 0.86, 0.62> } finish { ambient 0 diffuse 0 emission 1.6 } }
  light_source { y*17.5, rgb <1, 0.74, 0.42>*0.55 fade_distance 22 fade_power 2 shadowless }
  translate y*46
}
Photograph(Product, Sage, 60, <0, 65, 0>, -3, 0)
