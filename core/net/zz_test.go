package net
import ("testing";"github.com/bouton-sim/bouton/core/block";"fmt")
func TestZZ(t *testing.T){
 sim:=allToAll[float32](t,true)
 for _,st:=range sim.plan.stages { if st.code!=nil {
  b:=block.NewBuilder(sim.plan.layout)
  for _,f:=range st.code { b.Add(f.body,f.scope) }
  fmt.Printf("%+v\n", b.Compile())
 }}
 for i,s:=range sim.plan.layout.Slots { fmt.Println(i,s.Label) }
}
