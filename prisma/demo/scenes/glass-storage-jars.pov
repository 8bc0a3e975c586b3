// Three glass jars with mango-wood lids, filled with beans, rice and green grams.
#version 3.7;
#declare Fine = true;
#include "studio.inc"
#include "rand.inc"
#declare R1 = seed(5);
#macro Grains(R, H, L, W, C1, C2, Count)
  union {
    cylinder { y*0.8, y*(H - W*0.6), R - W texture { pigment { color C2*0.6 } finish { ambient 0 diffuse 0.8 } } }
    #local I = 0;
    #while (I < Count)
      #local Side = (rand(R1) < 0.70);
      #local A = (Side ? 180 + rand(R1)*180 : rand(R1)*360);
      #local Q = (Side ? R - W*(0.9 + 0.5*rand(R1)) : (R - W)*sqrt(rand(R1)));
      #local Y = (Side ? 0.8 + W + (H - 1 - W)*rand(R1) : H - W*(0.7 - 0.6*rand(R1)));
      sphere { 0, 1 scale <L, W, W> rotate <rand(R1)*30, (rand(R1)-0.5)*60, (rand(R1)-0.5)*140> translate <Q*cos(radians(A)), Y, Q*sin(radians(A))>
        pigment { color C1 + (C2 - C1)*rand(R1) } finish { ambient 0 diffuse 0.8 specular 0.25 roughness 0.03 } }
      #local I = I + 1;
    #end
  }
#end
#macro Jar(R, H)
  union {
    object {
      Turn(array[8] { <0,0.1,0>, <R*0.7,0,0.4>, <R,0,0.9>, <R,H-1.4,1.0>, <R-0.55,H-0.5,0.6>, <R-0.4,H-0.2,0.15>, <R-0.4,H,0.1>, <R-0.7,H,0> })
      ThinGlass()
      no_shadow
    }
    torus { R-0.25, 0.16 translate y*0.2 ThinGlass() no_shadow }
    object { Turn(array[6] { <0,H-0.6,0>, <R-1.0,H-0.6,0.1>, <R-1.0,H+0.1,0.05>, <R+0.05,H+0.1,0.3>, <R+0.05,H+1.9,0.5>, <0,H+1.9,0> }) texture { Wood(srgb <0.80,0.58,0.37>, srgb <0.58,0.36,0.20>) translate R } }
  }
#end
#declare Product = union {
  union { Jar(5.2, 21) Grains(4.85, 14.5, 0.75, 0.42, srgb <0.46,0.13,0.10>, srgb <0.62,0.24,0.17>, 1100) translate <-6.6, 0, 4.5> }
  union { Jar(5.2, 15.5) Grains(4.85, 10.5, 0.40, 0.14, srgb <0.95,0.92,0.85>, srgb <0.88,0.83,0.73>, 2600) translate <5.6, 0, 3.4> }
  union { Jar(5.2, 10.5) Grains(4.85, 6.8, 0.33, 0.26, srgb <0.42,0.48,0.20>, srgb <0.58,0.62,0.30>, 1300) translate <-0.6, 0, -7.0> }
}
Photograph(Product, Oat, 37, <-0.4, 9.6, 0>, 14, 0)
