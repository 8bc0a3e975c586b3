// Four olive-wood spoons and a spatula in a half-dipped clay crock.
#version 3.7;
#include "studio.inc"
#declare Olive = texture { Wood(srgb <0.83,0.62,0.38>, srgb <0.47,0.29,0.15>) rotate z*90 }
#declare Dark = texture { Wood(srgb <0.60,0.39,0.23>, srgb <0.34,0.20,0.11>) rotate z*90 }
#macro Spoon(L, W, H)
  difference {
    union {
      object { Tube(array[4] { <0,0,0,0>, <0,L*0.5,0,6>, <0,L*0.9,0.3,4>, <0,L+H*0.4,0.5,0> }, 0.72, 0.55, 0.8) }
      sphere { 0, 1 scale <W, H, 1.15> translate y*(L+H*0.9) }
    }
    sphere { 0, 1 scale <W*0.84, H*0.86, 1.05> translate <0, L+H*0.9, -0.62> }
  }
#end
#macro Spatula(L)
  union {
    object { Tube(array[3] { <0,0,0,0>, <0,L*0.5,0,6>, <0,L+1,0,0> }, 0.72, 0.6, 0.75) }
    difference {
      object { Slab(5.2, 9.5, 0.7, 0.34) }
      #local I = -1; #while (I < 2) object { Slab(0.7, 5, 3, 0.33) translate <I*1.3, 2.2, 0> } #local I = I + 1; #end
      translate y*L
    }
  }
#end
#declare Product = union {
  object {
    Turn(array[14] { <0,0,0>, <5.6,0,0.5>, <6.3,0.5,0.6>, <6.6,5,5>, <6.6,12,1.5>, <6.2,13,0.8>, <6.5,14.2,0.6>, <6.35,14.6,0.3>, <5.9,14.6,0.3>, <5.6,13.4,0.8>, <6,12,1>, <5.9,2,1>, <4,1,1>, <0,1,0> })
    texture {
      gradient y texture_map {
        [0.44 Earthen(srgb <0.76,0.44,0.29>)]
        [0.45 Speckled(srgb <0.95,0.915,0.86>, srgb <0.62,0.48,0.37>, 0.011)]
      } turbulence 0.012 scale 15.01
    }
  }
  object { Spoon(19, 3.0, 4.3) texture { Olive } rotate <0,25,0> rotate <-4, 0, 14> translate <1.0, 1.4, -0.6> }
  object { Spoon(21, 2.7, 4.0) texture { Dark } rotate <5, 0, 2> translate <-0.4, 1.4, 1.0> }
  object { Spoon(16.5, 2.6, 3.7) texture { Olive translate 7 } rotate <0,12,0> rotate <-3, 0, 23> translate <1.6, 1.3, -1.0> }
  object { Spatula(18.5) texture { Olive translate <11,3,5> } rotate <0,-12,0> rotate <4, 0, -15> translate <-1.4, 1.4, 1.4> }
  object { Spoon(18, 2.4, 3.4) texture { Dark translate 5 } rotate <0,-14,0> rotate <-4, 0, -23> translate <-1.4, 1.3, -0.8> }
}
Photograph(Product, Sand, 42, <0, 15.2, 0>, 15, 0)
