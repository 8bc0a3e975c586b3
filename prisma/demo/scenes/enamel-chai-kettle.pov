// Sage enamel kettle with an ink rim, a wooden grip and a swan spout.
#version 3.7;
#include "studio.inc"
#declare Enamel = texture { Glaze(srgb <0.50, 0.585, 0.47>) }
#declare Rim = texture { Glaze(Ink) }
#declare Product = union {
  object {
    Turn(array[9] { <0,0,0>, <9.4,0,0.6>, <10.6,0.5,0.8>, <11.3,5,6>, <10.4,12,5>, <6.6,16.6,3>, <5.7,17.4,0.5>, <5.2,17.4,0.3>, <0,16,0> })
    texture { Enamel }
  }
  torus { 5.65, 0.32 translate y*17.3 texture { Rim } }
  torus { 10.45, 0.26 translate y*0.45 texture { Rim } }
  object {
    Turn(array[7] { <0,17.2,0>, <5.3,17.2,0.2>, <5.4,17.7,0.3>, <4.4,18.5,1.4>, <2,19.5,1.4>, <0.8,19.8,0.4>, <0,19.8,0> })
    texture { Enamel }
  }
  object {
    Turn(array[7] { <0,19.6,0>, <0.6,19.6,0.1>, <0.65,20.2,0.3>, <1.35,20.9,0.5>, <1.3,21.9,0.6>, <0.7,22.3,0.4>, <0,22.3,0> })
    texture { Wood(srgb <0.62,0.40,0.23>, srgb <0.36,0.20,0.11>) rotate z*90 }
  }
  object { Tube(array[6] { <8.5,4.4,0,0>, <12.5,6.2,0,3>, <14.4,9,0,4>, <15.2,13.2,0,4>, <16.4,15.6,0,2>, <18.0,16.4,0,0> }, 2.5, 0.95, 1) texture { Enamel } }
  torus { 0.98, 0.24 rotate z*-66 translate <18.2, 16.5, 0> texture { Rim } }
  sphere { 0, 0.82 scale <0.7,1,1> rotate z*24 translate <18.5, 16.62, 0> texture { Matte(srgb <0.08,0.06,0.05>) } }
  // ears, bail and grip
  #local I = -1;
  #while (I < 2)
    union { sphere { 0, 1 scale <0.9, 1.5, 1.3> } cylinder { z*-1.35, z*1.35, 0.55 translate <I*0.25, 0.5, 0> } rotate z*(I*32) translate <I*8.25, 14.5, 0> texture { Enamel } }
    #local I = I + 2;
  #end
  object { Tube(array[6] { <-8.4,14.9,0,0>, <-9.9,20,0,4>, <-7.5,28.2,0,5>, <7.5,28.2,0,5>, <9.9,20,0,4>, <8.4,14.9,0,0> }, 0.42, 0.42, 1) texture { Rim } }
  object {
    Turn(array[9] { <0.45,-4.9,0>, <0.9,-4.9,0.2>, <1.1,-4.2,0.6>, <1.25,-2,2>, <1.35,0,2>, <1.25,2,2>, <1.1,4.2,0.6>, <0.9,4.9,0.2>, <0.45,4.9,0> })
    texture { Wood(srgb <0.62,0.40,0.23>, srgb <0.36,0.20,0.11>) rotate z*90 }
    rotate z*90 translate y*28.15
  }
  rotate y*14 translate x*-2.6
}
Photograph(Product, Sand, 48, <0, 13.6, 0>, 17, 0)
