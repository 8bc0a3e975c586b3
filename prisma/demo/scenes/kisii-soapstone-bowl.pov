// Turned soapstone bowl with an etched band, rosy cream stone.
#version 3.7;
#include "studio.inc"
#declare Stone = texture {
  pigment { granite turbulence 0.5 color_map { [0 srgb <0.86,0.72,0.62>] [0.45 srgb <0.93,0.86,0.78>] [0.7 srgb <0.90,0.79,0.70>] [1 srgb <0.76,0.58,0.48>] } scale <22, 7, 22> rotate <10, 0, 22> }
  finish { ambient 0 diffuse 0.80 specular 0.25 roughness 0.04 reflection { 0.01, 0.12 falloff 4 } }
}
#declare Product = union {
  object {
    Turn(array[13] { <0,0.0,0>, <5.2,0.0,0.5>, <5.4,1.0,0.4>, <9.0,1.6,9>, <13.6,4.6,9>, <14.3,9.4,1>, <14.35,10.0,0.35>, <13.6,10.05,0.35>, <13.4,9.4,0.6>, <12.6,5.2,9>, <8.4,2.6,9>, <3,1.9,3>, <0,1.9,0> })
    texture { Stone }
  }
  #local I = 0;
  #while (I < 48)
    sphere { 0, 1 scale <0.36, 0.75, 0.16> translate <0, 0, -13.92> rotate x*0 translate y*7.6 rotate y*I*7.5 texture { Stone } texture { pigment { srgbt <0.45,0.26,0.18,0.25> } finish { ambient 0 diffuse 0.7 } } }
    #local I = I + 1;
  #end
}
Photograph(Product, Clay, 38, <0, 4.6, 0>, 26, 0)
