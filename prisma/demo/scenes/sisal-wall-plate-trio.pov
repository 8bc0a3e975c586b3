// Three coiled sisal wall plates with stepped, dyed patterns, laid out flat.
#version 3.7;
#include "studio.inc"
#declare Natural = srgb <0.90, 0.80, 0.63>;
// Row I of N: the dyed part of each of Arms sectors grows and shrinks with the radius, which draws petals or steps.
#macro Ring(I, N, Arms, Kind, A, B)
  #local T = I/N;
  #local Duty = (Kind = 0 ? max(0, sin(T*pi*1.0)) * 0.72 : (Kind = 1 ? abs(mod(T*3, 1) - 0.15)*0.95 : (mod(T*2.999, 1) < 0.5 ? mod(T*2.999, 1)*1.7 : 1.7 - mod(T*2.999, 1)*1.7)));
  #local Duty = min(0.96, max(0.02, int(Duty*12 + 0.5)/12));
  #local Sector = (360/Arms)/2;
  texture {
    pigment {
      radial frequency Arms
      color_map { [0 Natural] [(1-Duty)/2 Natural] [(1-Duty)/2 A] [(1+Duty)/2 A] [(1+Duty)/2 Natural] [1 Natural] }
      #if (Kind = 1 & T > 0.66) rotate y*Sector #end
    }
    normal { radial 1.0 frequency max(16, int(I*7.0)) sine_wave rotate y*I*17 }
    finish { ambient 0 diffuse 0.84 specular 0.04 roughness 0.2 }
  }
#end
#macro Plate(N, Arms, Kind, A, B)
  union {
    sphere { y*0.45, 0.75 texture { Stitched(Natural, 8) } }
    #local I = 1;
    #while (I < N)
      torus { I*0.78, 0.47 translate y*(0.42 + 3.2*pow(I/N, 3)) #if (I = N - 1 | I = N - 2) texture { Stitched(B, 150) } #else Ring(I, N, Arms, Kind, A, B) #end }
      #local I = I + 1;
    #end
  }
#end
#declare Product = union {
  object { Plate(26, 10, 0, Terracotta, srgb <0.30,0.22,0.18>) rotate y*12 translate <-10.5, 0, 10> }
  object { Plate(20, 8, 2, srgb <0.30,0.22,0.18>, Terracotta) rotate y*5 translate <22, 0, -4> }
  object { Plate(15, 12, 1, SageDeep, Gold*0.9) rotate y*4 translate <-2.5, 0, -23> }
}
Photograph(Product, Honey, 80, <4.6, 0, -2.2>, 56, 0)
