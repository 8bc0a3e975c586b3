// Paraffin storm lantern, terracotta enamel with brass fittings, lit.
#version 3.7;
#include "studio.inc"
#declare Paint = texture { Glaze(srgb <0.66,0.30,0.17>) }
#declare Brass = texture { Metal(srgb <0.86,0.66,0.36>, 0.6) }
#declare Product = union {
  object { Turn(array[10] { <0,0,0>, <7.6,0,0.4>, <8.0,0.5,0.4>, <8.0,1.2,0.4>, <7.6,1.8,0.6>, <7.6,4.2,1.2>, <5.6,5.6,1.5>, <4.4,6.2,0.6>, <4.2,7.2,0.3>, <0,7.2,0> }) texture { Paint } }
  object { Turn(array[8] { <0,6.8,0>, <4.6,6.8,0.3>, <4.9,7.4,0.3>, <4.5,8.4,0.5>, <2.2,9.4,0.8>, <1.2,10.2,0.4>, <1.0,10.8,0.2>, <0,10.8,0> }) texture { Brass } }
  cylinder { <6.4, 5.4, -0.001>, <7.0, 6.5, 0>, 1.1 texture { Brass } }
  // globe
  object {
    Turn(array[12] { <4.2,8.2,0>, <4.3,8.2,0.05>, <5.4,10.5,2.5>, <6.5,14,4>, <4.9,18.8,3>, <3.7,21.5,1>, <3.6,21.5,0.04>, <3.45,21.5,0.04>, <4.7,18.6,3>, <6.3,14,4>, <5.2,10.6,2.5>, <4.1,8.2,0> })
    GlassMaterial(rgb <1,0.97,0.92>, 8)
    no_shadow
  }
  // flame
  object {
    Turn(array[6] { <0,11.0,0>, <0.6,11.0,0.3>, <1.15,12.2,1>, <0.55,14.2,1>, <0.1,15.9,0.4>, <0,16,0> })
    texture { pigment { gradient y color_map { [0 rgb <1,0.55,0.18>] [0.35 rgb <1,0.82,0.45>] [1 rgb <1,0.62,0.20>] } scale 5 translate y*11 } finish { ambient 0 diffuse 0 emission 1.7 } }
    no_shadow
  }
  light_source { <0, 13, 0>, rgb <1, 0.62, 0.28>*0.8 fade_distance 9 fade_power 2 shadowless }
  // chimney
  object { Turn(array[12] { <0,21.2,0>, <4.6,21.2,0.2>, <4.7,22.2,0.3>, <3.5,23.2,0.6>, <3.3,26,0.4>, <4.9,26.6,0.3>, <4.9,27.3,0.3>, <3.4,28.6,0.8>, <3.0,29.6,0.5>, <1.6,30.4,0.5>, <0.4,30.6,0.2>, <0,30.6,0> }) texture { Paint } }
  #local I = 0;
  #while (I < 14) sphere { 0, 1 scale <0.34, 0.75, 0.3> translate <0, 24.6, -3.34> rotate y*I*360/14 texture { Matte(srgb <0.10,0.06,0.05>) } } #local I = I + 1; #end
  // side tubes and the wire round the globe
  #local I = -1;
  #while (I < 2)
    object { Tube(array[6] { <I*6.2,4.6,0,0>, <I*8.6,5.6,0,2>, <I*9.2,12,0,6>, <I*8.6,22,0,4>, <I*6.2,25.4,0,2>, <I*3.0,25.2,0,0> }, 0.85, 0.7, 1) texture { Paint } }
    object { Tube(array[4] { <I*8.3,21.0,0,0>, <I*10.2,21.4,0,0.6>, <I*10.2,22.6,0,0.6>, <I*8.2,22.8,0,0> }, 0.22, 0.22, 1) texture { Brass } }
    #local I = I + 2;
  #end
  object { Tube(array[6] { <-9.5,21.8,0,0>, <-10.6,26,0,3>, <-8.4,37.5,0,6>, <8.4,37.5,0,6>, <10.6,26,0,3>, <9.5,21.8,0,0> }, 0.26, 0.26, 1) texture { Brass } }
  torus { 6.55, 0.16 translate y*14.1 texture { Brass } }
  #local I = 0;
  #while (I < 2)
    object { Tube(array[5] { <-4.6,8.0,0,0>, <-6.9,12,0,3>, <-6.75,15,0,3>, <-4.9,19.5,0,2>, <-4.2,21.6,0,0> }, 0.16, 0.16, 1) rotate y*(90*I*2 - 45) texture { Brass } }
    object { Tube(array[5] { <-4.6,8.0,0,0>, <-6.9,12,0,3>, <-6.75,15,0,3>, <-4.9,19.5,0,2>, <-4.2,21.6,0,0> }, 0.16, 0.16, 1) rotate y*(90*I*2 + 45) texture { Brass } }
    #local I = I + 1;
  #end
  rotate y*-14
}
Photograph(Product, Sage, 45, <0, 17.9, 0>, 11, 0)
