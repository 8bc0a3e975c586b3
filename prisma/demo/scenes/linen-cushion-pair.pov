// Two linen cushions with piping: a plain terracotta one behind, a striped long one in front.
#version 3.7;
#include "studio.inc"
#macro Cushion(W, H, T, Salt)
  #local NU = 56; #local NW = 56;
  #local Front = array[NU][NW]
  #local Back = array[NU][NW]
  #local I = 0; #while (I < NU) #local J = 0; #while (J < NW)
    #local U = -cos(pi*I/(NU-1)); #local V = -cos(pi*J/(NW-1));
    #local X = W/2*U*(0.915 + 0.085*V*V);
    #local Y = H/2*V*(0.915 + 0.085*U*U);
    #local F = pow(max(0, (1-U*U)*(1-V*V)), 0.52);
    #local Edge = pow(max(abs(U), abs(V)), 6);
    #local Fold = (Crease(U*3.2+Salt, V*3.2, 1)-0.5)*2.6*F + (Crease(U*9+Salt, V*9, 4)-0.5)*2.4*Edge*F;
    #local Front[I][J] = <X, Y, -(T*F + Fold)>;
    #local Back[I][J] = <X, Y, T*F>;
  #local J = J + 1; #end #local I = I + 1; #end
  SheetMesh(Front, NU, NW)
  SheetMesh(Back, NU, NW)
#end
#macro Piping(W, H)
  #local N = 96;
  #local C = array[N+1]
  #local I = 0; #while (I <= N)
    #local S = mod(I, 24)/24*2 - 1;
    #local Q = int(I/24);
    #local U = (Q = 0 | Q = 4 ? S : (Q = 1 ? 1 : (Q = 2 ? -S : -1)));
    #local V = (Q = 0 | Q = 4 ? -1 : (Q = 1 ? S : (Q = 2 ? 1 : -S)));
    #local C[I] = <W/2*U*(0.915 + 0.085*V*V), H/2*V*(0.915 + 0.085*U*U), 0, 1>;
  #local I = I + 1; #end
  #local I = 0; #while (I < N)
    cylinder { <C[I].x, C[I].y, 0>, <C[I+1].x, C[I+1].y, 0>, 0.42 }
    sphere { <C[I].x, C[I].y, 0>, 0.42 }
  #local I = I + 1; #end
#end
#declare Weave = normal { bumps 0.3 scale <0.12, 0.35, 0.12> }
#declare Striped = texture {
  pigment {
    uv_mapping gradient x
    color_map { [0 Paper*0.96] [0.30 Paper*0.96] [0.30 SageDeep] [0.42 SageDeep] [0.42 Paper*0.96] [0.50 Paper*0.96] [0.50 SageDeep] [0.54 SageDeep] [0.54 Paper*0.96] [0.62 Paper*0.96] [0.62 Terracotta] [0.645 Terracotta] [0.645 Paper*0.96] [1 Paper*0.96] }
    scale <0.2, 1, 1>
  }
  normal { Weave }
  finish { ambient 0 diffuse 0.86 }
}
#declare Product = union {
  union {
    union { Cushion(46, 46, 12, 3) }
    union { Piping(46, 46) }
    texture { Cloth(srgb <0.74,0.43,0.30>) }
    rotate z*3 rotate x*19 translate <-4, 21.6, 9> rotate y*-9
  }
  union {
    union { Cushion(44, 27, 9.5, 11) texture { Striped } }
    union { Piping(44, 27) texture { Cloth(SageDeep) } }
    rotate x*20 rotate z*-2 translate <5.5, 12.6, -12> rotate y*6
  }
}
Photograph(Product, Mist, 70, <0, 20.5, 0>, 12, 0)
