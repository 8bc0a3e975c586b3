// The Kenyan ceramic jiko: waisted steel body, fired clay liner, three pot rests, a door below and charcoal inside.
#version 3.7;
#include "studio.inc"
#include "rand.inc"
#declare R1 = seed(41);
#declare Steel = texture {
  pigment { srgb <0.20, 0.29, 0.27> }
  finish { ambient 0 diffuse 0.75 specular 0.3 roughness 0.03 reflection { 0.0, 0.10 falloff 3 } }
}
#declare Bare = texture { Metal(srgb <0.62, 0.60, 0.57>, 0.2) }
#declare Shell = object {
  Turn(array[10] { <0,2.2,0>, <11.6,2.2,0.4>, <11.9,2.6,0.4>, <8.3,12,3>, <13.2,21.2,1>, <13.8,21.4,0.3>, <13.9,22,0.3>, <13.2,22.1,0.2>, <10.7,18.2,0.5>, <0,18.2,0> })
}
#declare Coal = union {
  #local I = 0;
  #while (I < 62)
    #local A = rand(R1)*2*pi; #local Q = sqrt(rand(R1))*8.6;
    superellipsoid { <0.55, 0.5> scale <1.2+rand(R1)*1.1, 0.9+rand(R1)*0.6, 1.0+rand(R1)*0.8>
      rotate <rand(R1)*360, rand(R1)*360, rand(R1)*360> translate <Q*cos(A), 18.3+rand(R1)*1.5-Q*0.05, Q*sin(A)> }
    #local I = I + 1;
  #end
  texture {
    pigment { granite color_map { [0 srgb <0.06,0.055,0.05>] [0.6 srgb <0.13,0.12,0.115>] [1 srgb <0.30,0.29,0.28>] } scale 2 }
    normal { granite 0.5 scale 1.4 }
    finish { ambient 0 diffuse 0.8 specular 0.15 roughness 0.05 }
  }
}
#declare Product = union {
  difference {
    object { Shell }
    object { Slab(7.4, 4.6, 14, 0.8) translate <0, 4.0, -9> }
    texture { Steel }
    cutaway_textures
  }
  // the liner
  object {
    Turn(array[8] { <8.4,16,0>, <10.9,20.5,0.6>, <11.2,22.3,0.6>, <12.1,22.9,0.6>, <13.1,22.6,0.5>, <13.15,21.9,0.3>, <12,21,0.2>, <9,16,0> })
    texture { Earthen(srgb <0.80, 0.47, 0.31>) }
  }
  box { <-4.5, 3.2, -7.5>, <4.5, 9.2, -7.2> texture { Matte(srgb <0.09,0.07,0.06>) } }
  object { Coal }
  // door, half open, with its knob
  union {
    object { Slab(7.2, 4.5, 0.35, 0.15) texture { Steel } }
    sphere { <2.4, 2.4, -0.7>, 0.55 texture { Bare } }
    cylinder { <2.4, 2.4, -0.6>, <2.4,2.4,0>, 0.25 texture { Bare } }
    translate x*3.7 rotate y*52 translate <-3.7, 4.05, -11.2>
  }
  // rims rolled around wire
  torus { 13.75, 0.38 translate y*21.8 texture { Bare } }
  torus { 11.75, 0.38 translate y*2.5 texture { Bare } }
  torus { 8.75, 0.3 translate y*12.0 texture { Bare } }
  #local I = 0;
  #while (I < 3)
    union {
      object { Slab(1.6, 2.6, 4.6, 0.35) translate <0, 22.2, -10.9> texture { Bare } }
      object { Tube(array[4] { <0,2.6,-10.2,0>, <0,2.4,-11.4,1>, <0,0.4,-12.2,0.5>, <0,0.4,-13,0> }, 0.55, 0.55, 1) texture { Bare } }
      rotate y*(60 + I*120)
    }
    #local I = I + 1;
  #end
  #local I = -1;
  #while (I < 2)
    object { Tube(array[4] { <I*11.6,18.4,-3.4,0>, <I*15.4,18.2,-3.8,2.6>, <I*15.4,18.2,3.8,2.6>, <I*11.6,18.4,3.4,0> }, 0.42, 0.42, 1) texture { Bare } }
    #local I = I + 2;
  #end
  rotate y*-16
}
Photograph(Product, Sand, 43, <0, 11.6, 0>, 24, 0)
