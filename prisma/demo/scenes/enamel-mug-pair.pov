// Two enamel mugs with ink rims: one paper white, one terracotta.
#version 3.7;
#include "studio.inc"
#macro Mug(Colour)
  union {
    object { Turn(array[9] { <0,0.5,0>, <3.6,0.5,0.2>, <3.7,0,0.2>, <4.0,0,0.3>, <4.35,0.6,0.5>, <4.4,8.4,0.5>, <4.15,8.4,0.2>, <4.1,0.9,0.9>, <0,0.8,0> }) texture { Glaze(Colour) } }
    torus { 4.3, 0.2 translate y*8.4 texture { Glaze(Ink) } }
    object { Tube(array[6] { <4.2,7.0,0,0>, <5.3,7.5,0,1>, <7.2,7.2,0,1.6>, <7.0,3.0,0,2.2>, <5.3,2.0,0,1>, <4.2,2.2,0,0> }, 0.55, 0.55, 0.62) texture { Glaze(Colour) } }
  }
#end
#declare Product = union {
  object { Mug(srgb <0.95,0.93,0.89>) rotate y*158 translate <-4.2, 0, 3.0> }
  object { Mug(srgb <0.74,0.36,0.21>) rotate y*16 translate <4.6, 0, -2.8> }
}
Photograph(Product, Clay, 30, <0.3, 3.6, 0>, 22, 0)
