// Three aluminium sufurias, the largest with its lid.
#version 3.7;
#declare Fine = true;
#include "studio.inc"
#declare Aluminium = texture {
  pigment { srgb <0.90, 0.895, 0.885> }
  normal { bumps 0.003 scale <40, 0.5, 40> }
  finish { ambient 0 diffuse 0.24 specular 0.5 roughness 0.03 metallic reflection { 0.52 metallic } }
}
// black cards left and right, as photographers use them to draw the edges of metal
union {
  box { <-95, 0, -120>, <-85, 60, -60> rotate y*-8 }
  box { <60, 0, -150>, <75, 70, -140> }
  box { <80, 0, -40>, <90, 50, 10> }
  pigment { rgb 0.03 } finish { ambient 0 diffuse 0.6 }
  no_image no_shadow no_radiosity
}
#macro Sufuria(R, H)
  object {
    Turn(array[15] { <0,0,0>, <R*0.93,0,1.2>, <R,0.2,1.4>, <R,H*0.5,0.5>, <R,H-0.9,0.5>, <R+0.2,H-0.5,0.4>, <R+1.5,H-0.15,0.3>, <R+1.8,H-0.45,0.18>, <R+1.9,H-0.05,0.25>, <R+1.5,H+0.15,0.2>,
      <R-0.15,H-0.1,0.5>, <R-0.25,H-1.2,0.5>, <R-0.25,1.6,1.4>, <R-2,0.4,1>, <0,0.4,0> })
    texture { Aluminium }
  }
#end
#macro Lid(R)
  union {
    Turn(array[8] { <0,1.5,0>, <R*0.4,1.5,1>, <R*0.55,0.9,1>, <R,0.55,0.5>, <R+1.3,0.45,0.2>, <R+1.35,0.1,0.15>, <R,0.1,0.3>, <0,0.3,0> })
    Turn(array[7] { <0,1.4,0>, <1.0,1.4,0.3>, <0.7,2.0,0.5>, <1.3,2.6,0.5>, <1.7,3.2,0.5>, <0.9,3.7,0.5>, <0,3.7,0> })
    texture { Aluminium }
  }
#end
#declare Product = union {
  union { Sufuria(13, 13.5) object { Lid(13) translate y*13.5 } translate <-2.5, 0, 8> }
  object { Sufuria(9.3, 9.5) translate <11.5, 0, -9.5> }
  object { Sufuria(7, 7) translate <-10.5, 0, -13> }
}
Photograph(Product, Sand, 51, <1.6, 6.4, 0>, 24, 0)
