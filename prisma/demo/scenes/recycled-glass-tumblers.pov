// Four hand-blown tumblers of recycled glass, faintly green.
#version 3.7;
#declare Clear = true;
#include "studio.inc"
#macro Tumbler(R, H)
  union {
    object {
      Turn(array[10] { <0,0.15,0>, <R*0.6,0.1,0.5>, <R*0.86,0,0.7>, <R*0.97,0.7,1>, <R,H-0.2,0.6>, <R-0.06,H,0.1>, <R-0.26,H-0.05,0.12>, <R-0.36,1.9,1.2>, <R*0.5,1.25,1.5>, <0,1.2,0> })
      GlassMaterial(rgb <0.50,0.80,0.66>, 3.4)
      no_shadow
    }
    GlassPool(R, rgb <0.20,0.34,0.26>)
  }
#end
#declare Product = union {
  object { Tumbler(3.9, 9.5) translate <-4.9, 0, 3.8> }
  object { Tumbler(3.9, 9.5) translate <4.6, 0, 4.6> }
  object { Tumbler(3.9, 9.5) translate <-0.9, 0, -4.4> }
  object { Tumbler(3.9, 9.5) translate <8.6, 0, -4.6> }
  translate x*-1.6
}
Photograph(Product, Clay, 31, <0, 3.6, 0>, 27, 0)
