// Stack of speckled stoneware: dinner plates, side plates, a bowl on top and one beside.
#version 3.7;
#include "studio.inc"
#declare Oatmeal = texture { Speckled(srgb <0.91,0.87,0.80>, srgb <0.50,0.37,0.27>, 0.16) }
#declare Blue = texture { Speckled(srgb <0.44,0.53,0.54>, srgb <0.25,0.28,0.28>, 0.16) }
#declare Rust = texture { Speckled(srgb <0.72,0.40,0.26>, srgb <0.38,0.19,0.12>, 0.16) }
#macro Plate(R)
  object { Turn(array[12] { <0,0.35,0>, <R*0.56,0.35,0.2>, <R*0.58,0,0.2>, <R*0.66,0,0.3>, <R*0.70,0.5,0.8>, <R*0.90,0.95,1.2>, <R,2.1,0.5>, <R+0.05,2.45,0.2>, <R-0.4,2.5,0.25>, <R*0.90,1.6,1.2>, <R*0.70,1.0,1.4>, <0,0.95,0> }) }
#end
#macro Bowl(R, H)
  object { Turn(array[12] { <0,0.5,0>, <R*0.42,0.5,0.2>, <R*0.45,0,0.2>, <R*0.54,0,0.25>, <R*0.60,0.8,1>, <R*0.98,H*0.35,4>, <R,H-0.4,1>, <R,H,0.25>, <R-0.5,H,0.25>, <R*0.93,H*0.4,4>, <R*0.5,1.2,4>, <0,1.1,0> }) }
#end
#declare Bare = texture { Earthen(srgb <0.63,0.45,0.33>) }
#declare Product = union {
  #local I = 0;
  #while (I < 4)
    object { Plate(13.5) rotate y*I*50 translate <sin(I*4)*0.15, I*1.25, cos(I*3)*0.12> texture { Oatmeal translate I*7 } }
    torus { 13.33, 0.20 translate <sin(I*4)*0.15, I*1.25+2.42, cos(I*3)*0.12> texture { Bare } }
    #local I = I + 1;
  #end
  #local I = 0;
  #while (I < 3)
    object { Plate(10.2) translate <0.2 + sin(I*5)*0.15, 4.75 + I*1.2, 0> texture { Blue translate I*5 } }
    torus { 10.03, 0.19 translate <0.2 + sin(I*5)*0.15, 4.75 + I*1.2+2.42, 0> texture { Bare } }
    #local I = I + 1;
  #end
  object { Bowl(7.6, 6.2) translate <0, 8.1, 0> texture { Rust } }
  torus { 7.36, 0.26 translate <0, 14.3, 0> texture { Bare } }
  union {
    object { Bowl(7.6, 6.2) texture { Oatmeal translate 13 } }
    torus { 7.36, 0.26 translate y*6.2 texture { Bare } }
    translate <16.8, 0, -14.4>
  }
  rotate y*-4 translate x*-4.2
}
Photograph(Product, Clay, 48, <0, 4.6, -3>, 22, 0)
