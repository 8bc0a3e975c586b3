// Stack of four folded terry towels with a woven border.
#version 3.7;
#include "studio.inc"
#macro Terry(C)
  texture {
    pigment { uv_mapping gradient y color_map { [0 C] [0.085 C] [0.085 C*0.80] [0.095 C*0.80] [0.095 C*1.08] [0.125 C*1.08] [0.125 C*0.80] [0.135 C*0.80] [0.135 C] [1 C] } }
    normal { granite 0.65 scale 0.55 }
    finish { ambient 0 diffuse 0.88 }
  }
#end
#macro Towel(C, Y, W, L)
  union {
    object { Folded(array[4] { <-L, 0.85, 0>, <L+2.2, 0.85, 2.2>, <L+2.2, 5.2, 2.2>, <-L, 5.2, 0> }, 1.6, W, 0.55) Terry(C) }
    object { Folded(array[4] { <-L, 2.3, 0>, <L+0.9, 2.3, 0.75>, <L+0.9, 3.8, 0.75>, <-L, 3.8, 0> }, 1.35, W - 0.3, 0.35) Terry(C) }
    translate y*Y
  }
#end
#declare Product = union {
  object { Towel(srgb <0.55,0.62,0.50>, 0.0, 34, 10.5) rotate y*90 }
  object { Towel(srgb <0.93,0.90,0.85>, 6.0, 33.4, 10.3) rotate y*91.5 translate x*0.3 }
  object { Towel(srgb <0.79,0.52,0.40>, 12.0, 33.6, 10.4) rotate y*89 translate x*-0.3 }
  object { Towel(srgb <0.86,0.79,0.69>, 18.0, 33.0, 10.2) rotate y*90.6 translate x*0.2 }
  rotate y*24
}
Photograph(Product, Mist, 54, <0, 11.6, 0>, 19, 0)
