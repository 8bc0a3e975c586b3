// Bone-white ribbed vase with dried savannah grass.
#version 3.7;
#declare Fine = true;
#include "studio.inc"
#include "rand.inc"
#declare R1 = seed(8);
#declare Straw = texture { pigment { color srgb <0.74,0.58,0.36> } finish { ambient 0 diffuse 0.8 } }
#macro Stem(L, Lean, Turning, Plume)
  union {
    #local Prev = <0,0,0>; #local I = 1;
    #while (I <= 16)
      #local T = I/16;
      #local P = <Lean*T*T*L*0.8, T*L, 0>;
      cylinder { Prev, P, 0.15 texture { Straw } }
      #local Prev = P; #local I = I + 1;
    #end
    #local I = 0;
    #while (I < 360)
      #local T = 1 - Plume*(I/360);
      #local P = <Lean*T*T*L*0.8, T*L, 0>;
      #local B = (1 - T)/Plume;
      #local Wide = sin(pi*min(1, 0.12 + B*0.9))*1.0;
      #local K = rand(R1);
      sphere { 0, 1 scale <0.085, 1.5 + rand(R1)*0.9, 0.10> translate y*1.5 rotate z*(16 + 28*rand(R1))*(0.5 + Wide*0.6) rotate y*rand(R1)*360
        rotate z*(-degrees(atan2(Lean*T*1.6, 1))) translate P
        pigment { color srgb <0.80,0.65,0.44>*(0.72 + 0.5*K) } finish { ambient 0 diffuse 0.82 } }
      #local I = I + 1;
    #end
    rotate y*Turning
  }
#end
#declare Product = union {
  object {
    Turn(array[15] { <0,0,0>, <5.2,0,0.5>, <5.8,0.6,0.7>, <8.8,5,5>, <9.6,11,5>, <6.0,17.5,5>, <3.2,19.5,3>, <2.9,23,2>, <3.7,25.2,0.8>, <3.6,25.6,0.2>, <3.2,25.5,0.2>, <2.4,23.2,1>, <2.5,20,2>, <4,16,2>, <0,14,0> })
    texture { Speckled(srgb <0.93,0.90,0.85>, srgb <0.66,0.55,0.44>, 0.14) }
  }
  #local I = 0;
  #while (I < 3) torus { 9.12 + I*0.1, 0.24 translate y*(8.6 + I*0.95) texture { Earthen(srgb <0.72,0.40,0.27>) } } #local I = I + 1; #end
  object { Stem(44, 0.10, 20, 0.34) translate y*8 }
  object { Stem(38, 0.42, 0, 0.36) translate y*8 }
  object { Stem(40, 0.36, 172, 0.34) translate y*8 }
  object { Stem(34, 0.60, 215, 0.38) translate y*8 }
  object { Stem(33, 0.66, -38, 0.38) translate y*8 }
  object { Stem(36, 0.34, 95, 0.36) translate y*8 }
  object { Stem(31, 0.40, 268, 0.40) translate y*8 }
}
Photograph(Product, Honey, 63, <0, 25.4, 0>, 10, 0)
