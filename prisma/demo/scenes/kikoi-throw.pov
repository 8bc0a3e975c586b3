// Folded kikoi throw: striped cotton with knotted fringes at its ends.
#version 3.7;
#include "studio.inc"
#include "rand.inc"
#declare R1 = seed(21);
#declare Base = srgb <0.93, 0.89, 0.82>;
#declare Kikoi = texture {
  pigment {
    uv_mapping gradient x
    color_map {
      [0.00 Base] [0.10 Base] [0.10 Terracotta] [0.135 Terracotta] [0.135 Base] [0.15 Base] [0.15 Terracotta] [0.158 Terracotta] [0.158 Base]
      [0.20 Base] [0.20 Gold] [0.212 Gold] [0.212 SageDeep] [0.262 SageDeep] [0.262 Gold] [0.274 Gold] [0.274 Base]
      [0.42 Base] [0.42 Ink] [0.428 Ink] [0.428 Base] [0.44 Base] [0.44 Terracotta] [0.50 Terracotta] [0.50 Base]
      [0.60 Base] [0.60 Gold] [0.615 Gold] [0.615 Base] [0.70 Base] [0.70 SageDeep] [0.74 SageDeep] [0.74 Base] [1 Base]
    }
    scale <0.25, 1, 1>
  }
  normal { bumps 0.35 scale <0.14, 0.14, 0.5> }
  finish { ambient 0 diffuse 0.86 }
}
#macro Layer(Y, L, H, W)
  object { Folded(array[4] { <-L, Y, 0>, <L+H/2, Y, H/2>, <L+H/2, Y+H, H/2>, <-L, Y+H, 0> }, 0.85, W, 0.5) texture { Kikoi } }
  #local I = 0;
  #local Count = 2*int(L*1.15);
  #while (I < Count)
    #local X = -L + 0.5 + I*(2*L)/Count;
    #local K = 0;
    #while (K < 2)
      #local E = -W/2 + 0.2;
      #local Dx = (rand(R1) - 0.5)*1.4;
      #local Top = Y + K*H;
      #local Drop = (Top < 1 ? 0.25 : max(0.3, Top - 1.5 - rand(R1)*0.8));
      object { Tube(array[4] { <X, Top, E, 0>, <X + Dx*0.3, Top - 0.05, E - 1.3, 0.6>, <X + Dx*0.6, (Top+Drop)/2, E - 2.1, 0.8>, <X + Dx, Drop, E - 2.7 - (Top < 2 ? 1 : 0), 0> }, 0.15, 0.11, 1) texture { Cloth(Base) } }
      sphere { <X + Dx*0.28, Top - 0.12, E - 1.2>, 0.27 texture { Cloth(Base) } }
      #local K = K + 1;
    #end
    #local I = I + 1;
  #end
#end
#declare Product = union {
  Layer(0.5, 15, 5.4, 27)
  Layer(1.5, 14.6, 3.4, 26.6)
  object { Folded(array[2] { <-14.4, 2.8, 0>, <14.6, 2.8, 0> }, 0.8, 26.4, 0.3) texture { Kikoi } }
  object { Folded(array[2] { <-14.4, 3.7, 0>, <14.4, 3.7, 0> }, 0.8, 26.4, 0.3) texture { Kikoi translate x*0.1 } }
  rotate y*38
}
Photograph(Product, Mist, 50, <0.4, 2.2, -1>, 32, 0)
