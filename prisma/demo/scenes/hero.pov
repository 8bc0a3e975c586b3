// The picture on top of the shop: several products on a long table, room for words on the left third.
#version 3.7;
#declare Still = true;
#declare Fine = true;
#include "studio.inc"
#include "dried-grass-vase.pov"
#declare Vase = object { Product }
#include "enamel-chai-kettle.pov"
#declare Kettle = object { Product }
#include "sisal-kiondo-basket.pov"
#declare Kiondo = object { Product }
#include "clay-table-lamp.pov"
#declare Lamp = object { Product }
#include "enamel-mug-pair.pov"
#declare Mugs = object { Product }
#include "kisii-soapstone-bowl.pov"
#declare Bowl = object { Product }

global_settings {
  max_trace_level 5 adc_bailout 0.03
  radiosity {
    pretrace_start 0.08 pretrace_end 0.02 count 80 nearest_count 8 error_bound 0.9 low_error_factor 0.7
    recursion_limit 1 brightness 1 gray_threshold 0.2 minimum_reuse 0.03
  }
}
#declare Frame = 136;
#declare Aim = <19, 20, 0>;
camera {
  perspective angle 22 right x*image_width/image_height up y
  location Aim + vrotate(<0, 0, -Frame/2/tan(radians(11))>, <9, 0, 0>)
  look_at Aim
}
StudioLight(118)

// the table: five long planks
#declare I = 0;
#while (I < 9)
  object {
    Slab(400, 4, 15.6, 0.35)
    texture { Wood(srgb <0.73,0.535,0.37>*(1 + 0.06*sin(I*5)), srgb <0.62,0.43,0.285>) scale <9, 3.4, 3.4> translate <I*53, I*17, I*9> }
    translate <0, -4, 32 - I*15.8>
  }
  #declare I = I + 1;
#end
// limewashed wall
plane {
  -z, -62
  pigment { bozo turbulence 0.8 octaves 5 color_map { [0 srgb <0.885,0.800,0.705>] [1 srgb <0.925,0.855,0.770>] } scale 34 }
  normal { granite 0.03 scale 14 }
  finish { ambient 0 diffuse 0.84 }
}

object { Vase translate <13, 0, 15> }
object { Kettle rotate y*-12 translate <33, 0, 1> }
object { Kiondo rotate y*8 translate <53, 0, 19> }
object { Lamp scale 1.02 translate <80, 0, 9> }
object { Mugs rotate y*6 translate <11, 0, -17> }
union {
  object { Bowl }
  #declare I = 0;
  #while (I < 7)
    sphere {
      0, 1 scale <3.5, 3.1, 3.1> rotate <I*20, I*77, I*13>
      translate (I < 6 ? <5.6*cos(I*pi/3), 6.6, 5.6*sin(I*pi/3)> : <0.4, 9.6, 0.2>)
      pigment { bozo color_map { [0 srgb <0.86,0.47,0.16>] [0.6 srgb <0.91,0.56,0.20>] [1 srgb <0.93,0.66,0.27>] } scale 2.2 translate I*9 }
      normal { bumps 0.12 scale 0.22 }
      finish { ambient 0 diffuse 0.76 specular 0.25 roughness 0.04 }
    }
    #declare I = I + 1;
  #end
  translate <57, 0, -16>
}
