// Round table mirror in a turned mango-wood ring on a solid foot.
#version 3.7;
#include "studio.inc"
#declare Mango = texture { Wood(srgb <0.78,0.55,0.35>, srgb <0.52,0.32,0.18>) scale <1.8,1.5,1.5> }
#declare Product = union {
  union {
    object { Turn(array[9] { <12.6,-0.6,0>, <14.6,-1.0,0.5>, <15.2,-0.4,0.6>, <15.2,0.9,0.6>, <14.5,1.4,0.5>, <13.2,1.2,0.4>, <12.7,0.7,0.3>, <12.5,0.3,0.2>, <12.5,-0.6,0> }) texture { Mango } }
    cylinder { y*-0.5, y*0.35, 12.9 pigment { gradient x color_map { [0 srgb <0.70,0.73,0.72>] [0.34 srgb <0.80,0.82,0.80>] [0.40 srgb <0.93,0.935,0.92>] [0.55 srgb <0.95,0.95,0.94>] [0.61 srgb <0.83,0.845,0.83>] [0.66 srgb <0.90,0.905,0.89>] [0.72 srgb <0.83,0.845,0.83>] [1 srgb <0.74,0.76,0.75>] } scale 30 translate x*-15 rotate y*-38 } finish { ambient 0 diffuse 0.30 emission 0.52 reflection { 0.12 } } }
    torus { 12.4, 0.14 translate y*0.40 pigment { rgb 1 } finish { ambient 0 diffuse 0.5 reflection 0.3 } }
    rotate x*-90 rotate x*10 translate <0, 18.2, 0.6>
  }
  union {
    object { Slab(17, 4.0, 8.5, 1.1) texture { Mango translate <3, 8, 2> } }
    translate z*0.6
  }
  rotate y*-26
}
Photograph(Product, Honey, 50, <0, 16.4, 0>, 11, 0)
