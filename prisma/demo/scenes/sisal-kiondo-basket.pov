// Kiondo: coiled sisal bag with dyed bands and two leather handles.
#version 3.7;
#include "studio.inc"
#declare Natural = srgb <0.86, 0.74, 0.55>;
#declare Rows = 44;
#declare Leather = texture {
  pigment { bozo color_map { [0 srgb <0.42,0.22,0.12>] [1 srgb <0.52,0.28,0.16>] } scale 2 }
  normal { granite 0.08 scale 0.6 }
  finish { ambient 0 diffuse 0.78 specular 0.2 roughness 0.06 reflection { 0, 0.06 falloff 3 } }
}
#declare Shape = function { spline { natural_spline 0, <8.5,0,0> 0.06, <11.0,0,0> 0.25, <13.9,0,0> 0.55, <14.3,0,0> 0.8, <13.4,0,0> 1, <13.1,0,0> } }
#declare Product = union {
  #local I = 0;
  #while (I < Rows)
    #local T = I/(Rows-1);
    #local C = Natural;
    #if (mod(I, 44) >= 9 & I < 12) #local C = Terracotta*1.05; #end
    #if (I >= 13 & I < 15) #local C = srgb <0.30,0.22,0.18>; #end
    #if (I >= 22 & I < 27) #local C = Terracotta*1.05; #end
    #if (I >= 28 & I < 29) #local C = Gold; #end
    #if (I >= 30 & I < 32) #local C = srgb <0.30,0.22,0.18>; #end
    torus { Shape(T).x, 0.36 texture { Stitched(C, 84) rotate y*(I*2.14) } translate y*(0.35 + I*0.58) }
    #local I = I + 1;
  #end
  cylinder { y*0.1, y*0.4, 8.6 texture { Matte(Natural*0.6) } }
  #local I = -1;
  #while (I < 2)
    object { Tube(array[6] { <-5.6,19,I*12.9,0>, <-5.8,27,I*12.6,3>, <-5.6,40.5,I*6.6,7>, <5.6,40.5,I*6.6,7>, <5.8,27,I*12.6,3>, <5.6,19,I*12.9,0> }, 0.75, 0.75, 0.6) texture { Leather } }
    #local J = -1;
    #while (J < 2)
      union {
        superellipsoid { <0.35, 0.35> scale <1.35, 3.4, 0.35> texture { Leather } }
        sphere { <0, 2.3, I*0.38>, 0.28 texture { Metal(srgb <0.85, 0.68, 0.40>, 0.6) } }
        sphere { <0, -2.3, I*0.38>, 0.28 texture { Metal(srgb <0.85, 0.68, 0.40>, 0.6) } }
        rotate x*(-I*5) translate <0, 21.3, I*13.85> rotate y*(-I*J*23.5)
      }
      #local J = J + 2;
    #end
    #local I = I + 2;
  #end
  rotate y*-24
}
Photograph(Product, Oat, 54, <0, 18.2, 0>, 14, 0)
