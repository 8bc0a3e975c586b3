// Tall hand-woven basket of banana fibre with a lid: every strand runs over one stake and under the next.
#version 3.7;
#include "studio.inc"
#include "rand.inc"
#declare R1 = seed(12);
#declare Stakes = 46;
#declare Rows = 46;
#macro Fibre(C) pigment { color C } normal { wrinkles 0.5 scale <0.9, 0.12, 0.3> } finish { ambient 0 diffuse 0.84 specular 0.06 roughness 0.1 } #end
#macro Strand(R, Y, A, Out, L, C)
  sphere { 0, 1 scale <L, 0.56, 0.62> translate <0, Y, -(R + Out)> rotate y*A texture { Fibre(C) } }
#end
#macro Woven(R0, R1x, Y0, Count, First)
  #local I = 0;
  #while (I < Count)
    #local R = R0 + (R1x - R0)*I/max(1, Count-1);
    #local L = 2*pi*R/Stakes*0.98;
    #local J = 0;
    #while (J < Stakes)
      #local K = rand(R1);
      #local C = srgb <0.74,0.58,0.39>*(0.72 + 0.45*K);
      #if (mod(I + First, 46) > 14 & mod(I + First, 46) < 20) #local C = srgb <0.46,0.30,0.19>*(0.8 + 0.4*K); #end
      #if (mod(I + J, 2) = 0) Strand(R, Y0 + I*0.98, J*360/Stakes, 0.32, L, C) #end
      #local J = J + 1;
    #end
    torus { R - 0.15, 0.42 translate y*(Y0 + I*0.98) texture { Fibre(srgb <0.52,0.39,0.25>) } }
    #local I = I + 1;
  #end
#end
#macro Braid(R, Y)
  #local J = 0;
  #while (J < 60)
    sphere { 0, 1 scale <1.9, 0.62, 0.75> rotate z*(mod(J, 2) = 0 ? 24 : -24) translate <0, Y, -R> rotate y*J*6 texture { Fibre(srgb <0.70,0.53,0.35>*(0.85 + 0.3*rand(R1))) } }
    #local J = J + 1;
  #end
#end
#declare Product = union {
  Woven(14.5, 18, 0.7, Rows, 0)
  Braid(18.3, 45.9)
  // lid
  union {
    Braid(19.0, 47.4)
    #local I = 0;
    #while (I < 17)
      #local R = 18.4 - I*1.05;
      torus { R, 0.66 scale <1, 0.9, 1> translate y*(47.8 + 2.6*(1 - pow(R/18.4, 2))) texture { Stitched(srgb <0.74,0.58,0.39>*(0.86 + 0.2*rand(R1)), int(R*2.6)) rotate y*I*11 } }
      #local I = I + 1;
    #end
    object { Tube(array[4] { <-3.4,49.8,0,0>, <-2.6,54.2,0,2.4>, <2.6,54.2,0,2.4>, <3.4,49.8,0,0> }, 0.75, 0.75, 1) texture { Fibre(srgb <0.46,0.30,0.19>) } }
  }
}
Photograph(Product, Oat, 76, <0, 25.4, 0>, 17, 0)
