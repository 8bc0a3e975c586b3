// Cast-iron chapati pan with a wooden handle, and a mvule rolling pin.
#version 3.7;
#include "studio.inc"
#declare Iron = texture {
  pigment { srgb <0.135, 0.13, 0.13> }
  normal { bumps 0.12 scale 0.18 }
  finish { ambient 0 diffuse 0.75 specular 0.28 roughness 0.07 reflection { 0.02, 0.14 falloff 3 } }
}
#declare Product = union {
  union {
    object {
      Turn(array[11] { <0,0,0>, <11.8,0,0.8>, <13.4,0.9,0.8>, <14.2,2.1,0.3>, <14.6,2.25,0.2>, <14.7,2.0,0.2>, <14.5,2.4,0.25>, <13.8,2.42,0.3>, <12.5,1.35,1.2>, <10.8,0.85,1>, <0,0.85,0> })
      texture { Iron }
    }
    object { Tube(array[4] { <12.8,1.3,0,0>, <16.5,2.0,0,2>, <19,2.9,0,2>, <21,3.4,0,0> }, 1.1, 0.9, 0.55) texture { Iron } }
    object {
      Turn(array[9] { <0,0,0>, <0.9,0,0.2>, <1.25,0.3,0.3>, <1.1,1.5,1>, <1.35,6,3>, <1.55,10,2>, <1.3,12.3,0.8>, <0.7,12.7,0.4>, <0,12.7,0> })
      texture { Wood(srgb <0.66,0.42,0.24>, srgb <0.42,0.23,0.12>) rotate z*90 }
      rotate z*-77 translate <20.6, 3.3, 0>
    }
    torus { 1.22, 0.14 rotate z*-77 translate <20.8, 3.35, 0> texture { Metal(srgb <0.85, 0.68, 0.40>, 0.6) } }
    rotate y*-38 translate <-4.5, 0, 4>
  }
  union {
    object {
      Turn(array[14] { <0,-19,0>, <0.7,-19,0.4>, <1.2,-18.2,0.6>, <1.15,-16,1>, <0.75,-13.6,0.6>, <0.8,-13.2,0.2>, <2.1,-13.1,0.5>, <2.45,-12,1.5>, <2.6,0,12>, <2.45,12,1.5>, <2.1,13.1,0.5>, <0.8,13.2,0.2>, <0.75,13.6,0.6>, <1.15,16,1> })
    }
    object { Turn(array[4] { <1.15,15.8,0>, <1.2,18.2,0.6>, <0.7,19,0.4>, <0,19,0> }) }
    texture { Wood(srgb <0.84,0.62,0.40>, srgb <0.64,0.40,0.22>) rotate z*90 }
    rotate z*90 rotate y*-14 translate <0.5, 2.6, -15>
  }
}
Photograph(Product, Sand, 51, <1.2, 1.5, -1.5>, 40, 0)
