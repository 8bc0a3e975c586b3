// Shuka blanket in red and ink checks, folded, with a rolled one on top.
#version 3.7;
#include "studio.inc"
#declare Red = srgb <0.70, 0.16, 0.13>;
#macro Shuka(NU, NV)
  texture {
    pigment { color Red }
    normal { bumps 0.4 scale 0.16 }
    finish { ambient 0 diffuse 0.86 }
  }
  texture {
    pigment { uv_mapping gradient x color_map {
      [0.00 rgbt 1] [0.10 rgbt 1] [0.10 Ink transmit 0.42] [0.34 Ink transmit 0.42] [0.34 rgbt 1] [0.46 rgbt 1] [0.46 Ink transmit 0.42] [0.50 Ink transmit 0.42] [0.50 rgbt 1]
      [0.74 rgbt 1] [0.74 srgbt <0.95,0.80,0.62,0.35>] [0.755 srgbt <0.95,0.80,0.62,0.35>] [0.755 rgbt 1] [1 rgbt 1] } scale <1/NU, 1, 1> }
    normal { bumps 0.4 scale 0.16 }
    finish { ambient 0 diffuse 0.86 }
  }
  texture {
    pigment { uv_mapping gradient y color_map {
      [0.00 rgbt 1] [0.10 rgbt 1] [0.10 Ink transmit 0.42] [0.34 Ink transmit 0.42] [0.34 rgbt 1] [0.46 rgbt 1] [0.46 Ink transmit 0.42] [0.50 Ink transmit 0.42] [0.50 rgbt 1]
      [0.74 rgbt 1] [0.74 srgbt <0.95,0.80,0.62,0.35>] [0.755 srgbt <0.95,0.80,0.62,0.35>] [0.755 rgbt 1] [1 rgbt 1] } scale <1, 1/NV, 1> }
    normal { bumps 0.4 scale 0.16 }
    finish { ambient 0 diffuse 0.86 }
  }
#end
#declare Product = union {
  union {
    object { Folded(array[4] { <-13, 0.7, 0>, <17, 0.7, 4.5>, <17, 9.2, 4.5>, <-13, 9.2, 0> }, 1.2, 42, 0.8) Shuka(12, 4) }
    object { Folded(array[4] { <-13, 2.1, 0>, <15.4, 2.1, 2.9>, <15.4, 7.8, 2.9>, <-13, 7.8, 0> }, 1.15, 41.6, 0.5) Shuka(12, 4) }
    object { Folded(array[4] { <-13, 3.5, 0>, <14, 3.5, 1.4>, <14, 6.4, 1.4>, <-13, 6.4, 0> }, 1.15, 41.4, 0.4) Shuka(12, 4) }
    object { Folded(array[2] { <-13, 4.9, 0>, <13.2, 4.9, 0> }, 1.3, 41, 0.3) Shuka(12, 4) }
    rotate y*90
  }
  // the rolled one: a spiral
  #local Turns = 34;
  #local Line = array[Turns]
  #local I = 0;
  #while (I < Turns)
    #local A = I*2*pi/9; #local R = 0.9 + 5.0*I/Turns;
    #local Line[I] = <R*cos(A), R*sin(A), 6>;
    #local I = I + 1;
  #end
  object { Folded(Line, 1.15, 38, 0.15) Shuka(14, 4) rotate z*-140 rotate y*90 translate <0, 15.6, -1.5> }
  rotate y*30
}
Photograph(Product, Mist, 62, <0, 8.6, 0>, 24, 0)
