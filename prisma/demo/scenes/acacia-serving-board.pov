// Round acacia board with a handle and a leather loop; a pinch bowl and limes show its size.
#version 3.7;
#include "studio.inc"
#declare Acacia = texture { Wood(srgb <0.72,0.49,0.30>, srgb <0.45,0.27,0.16>) scale <3, 2.6, 2.6> }
#declare Product = union {
  difference {
    union {
      object { Turn(array[5] { <0,0,0>, <16,0,0.7>, <16,2.0,0.7>, <12,2.0,0.5>, <0,2.0,0> }) }
      object { Slab(17, 2.0, 5.2, 0.65) translate <19.4, 0, 0> }
      object { Turn(array[5] { <0,0,0>, <2.6,0,0.65>, <2.6,2.0,0.65>, <1,2.0,0.2>, <0,2.0,0> }) translate <27.6, 0, 0> }
    }
    cylinder { <26.6,-1,0>, <26.6,3,0>, 0.85 }
    texture { Acacia }
  }
  torus { 0.98, 0.22 translate <26.6, 1.9, 0> texture { Matte(srgb <0.25,0.14,0.08>) } }
  object { Tube(array[5] { <26.6,1.2,0,0>, <26.9,2.6,0.2,0.5>, <29.2,2.2,0.8,1>, <32.4,0.4,1.6,2>, <34,0.35,-0.8,0> }, 0.34, 0.3, 0.7) texture { Matte(srgb <0.45,0.25,0.14>) } }
  object { Tube(array[4] { <26.6,1.2,0,0>, <27.4,2.3,-0.4,0.5>, <30.5,0.9,-1.6,1>, <34,0.35,-0.8,0> }, 0.3, 0.3, 0.7) texture { Matte(srgb <0.45,0.25,0.14>) } }
  union {
    object { Turn(array[9] { <0,0,0>, <2.3,0,0.3>, <3.4,0.8,1.2>, <4.3,3.0,0.8>, <4.3,3.3,0.15>, <3.95,3.3,0.15>, <3.3,1.6,1.2>, <2,0.8,1>, <0,0.7,0> }) texture { Speckled(srgb <0.91,0.87,0.80>, srgb <0.50,0.37,0.27>, 0.14) } }
    object { Turn(array[4] { <3.6,2.2,0>, <2.4,2.5,1>, <1,3.1,1>, <0,3.2,0> }) texture { pigment { granite color_map { [0 srgb <0.80,0.78,0.75>] [1 srgb 1] } scale 0.5 } normal { granite 0.5 scale 0.5 } finish { ambient 0 diffuse 0.85 } } }
    translate <-6.5, 2.0, 5.5>
  }
  #local I = 0;
  #while (I < 3)
    union {
      sphere { 0, 1 scale <3.1, 2.6, 2.6> }
      sphere { 0, 1 scale <0.6, 0.5, 0.5> translate x*3.0 }
      pigment { bozo color_map { [0 srgb <0.33,0.46,0.15>] [0.6 srgb <0.47,0.58,0.20>] [1 srgb <0.66,0.68,0.28>] } scale 2.2 }
      normal { bumps 0.12 scale 0.22 }
      finish { ambient 0 diffuse 0.75 specular 0.3 roughness 0.03 reflection { 0, 0.10 falloff 3 } }
      rotate y*(40 + I*100) translate <(I = 0 ? 2.0 : (I = 1 ? 7.6 : 3.2)), 4.6, (I = 0 ? 6.6 : (I = 1 ? 4.6 : 1.0))>
    }
    #local I = I + 1;
  #end
  rotate y*24 translate <-7.0, 0, 3>
}
Photograph(Product, Clay, 54, <0.4, 0.6, 0.4>, 42, 0)
