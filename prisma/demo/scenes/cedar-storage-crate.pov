// Slatted cedar crate with rope handles, three rolled towels inside.
#version 3.7;
#include "studio.inc"
#include "rand.inc"
#declare R1 = seed(3);
#macro Plank(W, H, D)
  object {
    Slab(W, H, D, 0.28)
    texture { Wood(srgb <0.82,0.60,0.40>*(0.9 + 0.2*rand(R1)), srgb <0.60,0.37,0.22>) translate <rand(R1)*40, rand(R1)*9, rand(R1)*9> }
  }
#end
#declare W = 40; #declare D = 27; #declare H = 21;
#declare Rope = texture {
  pigment { color srgb <0.82,0.70,0.52> }
  normal { gradient x 0.9 sine_wave scale 0.6 rotate z*35 }
  finish { ambient 0 diffuse 0.85 }
}
#declare Product = union {
  #local S = -1;
  #while (S < 2)
    #local I = 0;
    #while (I < 3)
      object { Plank(W, 6.0, 1.2) translate <0, 0.9 + I*7.0, S*(D/2)> }
      difference {
        object { Plank(D - 1.3, 6.0, 1.2) rotate y*90 }
        #if (I = 2) cylinder { <-5, 3, -4.5>, <5, 3, -4.5>, 0.75 } cylinder { <-5, 3, 4.5>, <5, 3, 4.5>, 0.75 } #end
        translate <S*(W/2 - 0.7), 0.9 + I*7.0, 0>
        texture { Matte(srgb <0.4,0.24,0.14>) }
      }
      #local J = -1;
      #while (J < 2)
        sphere { 0, 0.34 scale <1,1,0.5> translate <J*(W/2 - 1.9), 0.9 + I*7 + 2, S*(D/2 + 0.62)> texture { Metal(srgb <0.5,0.46,0.42>, 0.2) } }
        sphere { 0, 0.34 scale <1,1,0.5> translate <J*(W/2 - 1.9), 0.9 + I*7 + 4.2, S*(D/2 + 0.62)> texture { Metal(srgb <0.5,0.46,0.42>, 0.2) } }
        #local J = J + 2;
      #end
      #local I = I + 1;
    #end
    #local J = -1;
    #while (J < 2) object { Plank(H, 2.4, 2.4) rotate z*90 translate <S*(W/2 - 2.5), H/2 + 0.2, J*(D/2 - 1.8)> translate x*1.2 } #local J = J + 2; #end
    object { Tube(array[6] { <S*(W/2-1.5),17.9,-4.5,0>, <S*(W/2+0.8),17.9,-4.5,0.6>, <S*(W/2+2.2),14.6,-3.6,2>, <S*(W/2+2.2),14.6,3.6,2>, <S*(W/2+0.8),17.9,4.5,0.6>, <S*(W/2-1.5),17.9,4.5,0> }, 0.62, 0.62, 1) texture { Rope } }
    #local S = S + 2;
  #end
  #local I = 0;
  #while (I < 4) object { Plank(W - 2, 1, 5.4) translate <0, 0.6, -9.3 + I*6.2> } #local I = I + 1; #end
  // contents: three rolled towels
  #local Turns = 26;
  #local Line = array[Turns]
  #local I = 0;
  #while (I < Turns)
    #local A = I*2*pi/8; #local R = 0.8 + 5.0*I/Turns;
    #local Line[I] = <R*cos(A), R*sin(A), 6>;
    #local I = I + 1;
  #end
  object { Folded(Line, 1.5, 23, 0.1) rotate z*-100 translate <-11.8, 17.6, 0> texture { Cloth(srgb <0.93,0.90,0.84>) } }
  object { Folded(Line, 1.5, 23, 0.1) rotate z*-80 translate <0, 17.9, 0> texture { Cloth(srgb <0.52,0.58,0.46>) } }
  object { Folded(Line, 1.5, 23, 0.1) rotate z*-130 translate <11.8, 17.5, 0> texture { Cloth(srgb <0.80,0.55,0.43>) } }
  box { <-W/2+1, 1, -D/2+1>, <W/2-1, 13, D/2-1> texture { Matte(srgb <0.35,0.22,0.14>) } }
  rotate y*27
}
Photograph(Product, Oat, 64, <0, 9.6, 0>, 24, 0)
