// Three beeswax pillar candles on a mango-wood tray, lit.
#version 3.7;
#include "studio.inc"
#declare Wax = texture {
  pigment { gradient y color_map { [0 srgb <0.83,0.60,0.27>] [0.7 srgb <0.87,0.65,0.31>] [1 srgb <0.96,0.78,0.45>] } }
  finish { ambient 0 diffuse 0.72 emission 0.07 specular 0.22 roughness 0.04 reflection { 0.0, 0.10 falloff 4 } }
}
#macro Candle(R, H)
  union {
    object {
      Turn(array[9] { <0,0,0>, <R-0.2,0,0.3>, <R,0.4,0.4>, <R+0.04,H*0.6,2>, <R-0.03,H-0.2,0.25>, <R-0.3,H+0.02,0.2>, <R-0.7,H-0.25,0.4>, <R*0.4,H-0.7,1>, <0,H-0.75,0> })
      texture { Wax scale <1, H, 1> }
    }
    object { Tube(array[3] { <0,H-0.9,0,0>, <0,H+0.2,0,0.5>, <0.15,H+0.7,0,0> }, 0.11, 0.09, 1) texture { Matte(srgb <0.12,0.09,0.08>) } }
    object {
      Turn(array[6] { <0,0,0>, <0.25,0.1,0.2>, <0.56,0.9,0.7>, <0.30,2.0,0.7>, <0.05,3.0,0.3>, <0,3.1,0> })
      texture { pigment { gradient y color_map { [0 rgb <1,0.5,0.15>] [0.3 rgb <1,0.84,0.50>] [1 rgb <1,0.66,0.24>] } scale 3.1 } finish { ambient 0 diffuse 0 emission 1.7 } }
      translate <0.08, H+0.3, 0> no_shadow
    }
    light_source { <0, H+1.6, 0>, rgb <1, 0.62, 0.28>*0.40 fade_distance 4.5 fade_power 2 shadowless }
  }
#end
#declare Product = union {
  object { Turn(array[9] { <0,0,0>, <12.2,0,0.6>, <13.8,1.2,0.8>, <14.2,2.4,0.3>, <14.0,2.7,0.25>, <13.5,2.5,0.25>, <12.8,1.5,0.6>, <11,1.2,0.6>, <0,1.2,0> }) texture { Wood(srgb <0.74,0.50,0.31>, srgb <0.47,0.28,0.16>) scale <2.2,1.8,1.8> } }
  object { Candle(3.6, 17) translate <-3.6, 1.2, 3.8> }
  object { Candle(3.6, 12) translate <5.0, 1.2, 1.6> }
  object { Candle(3.6, 7.5) translate <-1.2, 1.2, -5.6> }
}
Photograph(Product, Sage, 37, <0, 8.6, 0>, 20, 0)
