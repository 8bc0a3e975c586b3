// Terracotta pot and saucer with a snake plant.
#version 3.7;
#include "studio.inc"
#include "rand.inc"
#declare R1 = seed(19);
#declare Pot = texture { Earthen(srgb <0.77,0.44,0.30>) }
#declare Leaf = texture {
  pigment {
    uv_mapping gradient y
    pigment_map {
      [0.10 color srgb <0.72,0.70,0.36>]
      [0.15 gradient x turbulence 0.55 octaves 3 color_map { [0 srgb <0.16,0.30,0.17>] [0.4 srgb <0.30,0.45,0.27>] [0.6 srgb <0.42,0.55,0.36>] [1 srgb <0.16,0.30,0.17>] } scale <0.085, 0.6, 1>]
      [0.85 gradient x turbulence 0.55 octaves 3 color_map { [0 srgb <0.16,0.30,0.17>] [0.4 srgb <0.30,0.45,0.27>] [0.6 srgb <0.42,0.55,0.36>] [1 srgb <0.16,0.30,0.17>] } scale <0.085, 0.6, 1>]
      [0.90 color srgb <0.72,0.70,0.36>]
    }
  }
  finish { ambient 0 diffuse 0.76 specular 0.18 roughness 0.05 reflection { 0, 0.06 falloff 3 } }
}
#macro Blade(L, W, Lean, Twist)
  #local NU = 34; #local NW = 11;
  #local V = array[NU][NW]
  #local I = 0; #while (I < NU) #local J = 0; #while (J < NW)
    #local T = I/(NU-1); #local S = J/(NW-1)*2 - 1;
    #local Half = W*(0.55 + 0.75*sin(pi*pow(T, 0.8)*0.78))*pow(max(0, 1 - pow(T, 5)), 0.75)*0.72;
    #local Q = vrotate(<S*Half, 0, 0.30*Half*S*S>, y*Twist*T) + <sin(T*5)*0.25, 0, 0>;
    #local V[I][J] = vrotate(Q + y*T*L, x*Lean*T) ;
  #local J = J + 1; #end #local I = I + 1; #end
  SheetMesh(V, NU, NW)
#end
#declare Product = union {
  object { Turn(array[8] { <0,0,0>, <9.4,0,0.4>, <10.9,0.8,0.8>, <11.4,2.2,0.3>, <11.0,2.3,0.2>, <10.4,1.0,0.6>, <9,0.8,0.5>, <0,0.8,0> }) texture { Pot } }
  object { Turn(array[13] { <0,0.8,0>, <7.8,0.8,0.4>, <8.2,1.2,0.4>, <10.9,15.5,0.5>, <11.9,15.8,0.4>, <12.3,19.4,0.6>, <12.1,20.0,0.3>, <11.4,20.0,0.3>, <11.0,18.0,0.5>, <10.9,17,0.5>, <9,16.8,0.5>, <4,17.4,2>, <0,17.5,0> }) texture { Pot } }
  disc { y*17.9, y, 11 texture { pigment { granite color_map { [0 srgb <0.10,0.07,0.05>] [1 srgb <0.30,0.21,0.15>] } scale 1.5 } normal { granite 0.9 scale 1.5 } finish { ambient 0 diffuse 0.85 } } }
  #local I = 0;
  #while (I < 13)
    #local A = I*137.5; #local Q = 0.8 + sqrt(I)*1.35;
    object { Blade(36 - I*1.45 + rand(R1)*5, 3.1 + rand(R1)*0.7, 4 + I*1.5, 30 - rand(R1)*90) texture { Leaf translate x*rand(R1) } rotate y*(rand(R1)*60 - 30) translate <0, 17, Q> rotate y*A }
    #local I = I + 1;
  #end
}
Photograph(Product, Honey, 67, <0, 26.2, 0>, 13, 0)
