// Terracotta gourd lamp with a linen drum shade, switched on.
#version 3.7;
#include "studio.inc"
#declare Shade = texture {
  pigment { granite color_map { [0 srgb <0.90,0.84,0.74>] [1 srgb <0.97,0.93,0.86>] } scale <0.8, 6, 0.8> }
  normal { bumps 0.25 scale <0.15, 0.5, 0.15> }
  finish { ambient 0 diffuse 0.72 emission 0.12 }
}
#declare Glow = texture {
  pigment { gradient y color_map { [0 rgbt <1,0.70,0.36,0.66>] [0.22 rgbt <1,0.77,0.45,0.46>] [0.40 rgbt <1,0.82,0.52,0.25>] [0.50 rgbt <1,0.83,0.54,0.21>] [0.60 rgbt <1,0.82,0.52,0.25>] [0.78 rgbt <1,0.76,0.43,0.48>] [1 rgbt <1,0.68,0.34,0.72>] } scale 20 translate y*27 }
  finish { ambient 0 diffuse 0 emission 1.05 }
}
#declare Product = union {
  object {
    Turn(array[12] { <0,0,0>, <6.2,0,0.5>, <6.6,0.6,0.6>, <7.4,2.5,2>, <10.6,7,6>, <9.6,14.5,6>, <5.2,17.5,3>, <3.0,19.5,3>, <2.5,22.5,2>, <2.9,23.6,0.4>, <2.2,24.0,0.3>, <0,24,0> })
    texture { Earthen(srgb <0.76,0.43,0.29>) }
  }
  #local I = 0;
  #while (I < 3) torus { 9.95 - I*0.06 + (I = 1 ? 0.03 : 0), 0.16 translate y*(9.0 + I*0.9) texture { Earthen(srgb <0.92,0.82,0.70>) } } #local I = I + 1; #end
  cylinder { y*23.5, y*31, 0.75 texture { Metal(srgb <0.80,0.62,0.36>, 0.5) } }
  object { Turn(array[4] { <0,0,0>, <1.9,0,0.3>, <1.5,1.3,0.4>, <0,1.4,0> }) translate y*23.9 texture { Metal(srgb <0.80,0.62,0.36>, 0.5) } }
  object { Turn(array[5] { <16.6,27,0>, <16.75,27.1,0.1>, <13.1,46.6,0.1>, <12.9,46.6,0.1>, <16.4,27,0> }) texture { Shade } texture { Glow } }
  torus { 16.62, 0.32 translate y*27.1 texture { Cloth(srgb <0.88,0.79,0.66>) } }
  torus { 13.0, 0.32 translate y*46.6 texture { Cloth(srgb <0.88,0.79,0.66>) } }
  disc { y*38, y, 14.2 pigment { color srgb <1, 0.86, 0.62> } finish { ambient 0 diffuse 0.4 emission 0.8 } }
  light_source { y*25, rgb <1, 0.74, 0.42>*0.7 fade_distance 14 fade_power 2 shadowless }
  light_source { <0, 60, 20>, rgb <1, 0.78, 0.48>*0.35 fade_distance 24 fade_power 2 shadowless }
}
Photograph(Product, Sage, 60, <0, 23.2, 0>, 9, 0)
