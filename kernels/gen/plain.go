package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
)

// isSlice tells the slices among the parameters of an op from the scalars.
func isSlice(name string) bool { return !slices.Contains(scalars, name) }

var scalars = []string{"s", "t", "u", "v"}

// Signature writes the parameters of an op: "dst, a []T, s T".
func (o op) Signature(element string) string {
	names := append([]string{"dst"}, strings.Fields(o.Args)...)
	var text strings.Builder
	for i, name := range names {
		last := i+1 == len(names)
		text.WriteString(name)
		if last || isSlice(name) != isSlice(names[i+1]) {
			text.WriteString(map[bool]string{true: " []", false: " "}[isSlice(name)] + element)
		}
		if !last {
			text.WriteString(", ")
		}
	}
	return text.String()
}

// Slices are the input slices of an op.
func (o op) Slices() []string {
	var names []string
	for _, name := range strings.Fields(o.Args) {
		if isSlice(name) {
			names = append(names, name)
		}
	}
	return names
}

// plainExpr writes the expression of an op for element i of slices of type
// element, in which the compiler may not fuse a product with a sum.
func (o op) plainExpr(element string) string {
	tree, err := parser.ParseExpr(o.Expr)
	if err != nil {
		panic(fmt.Errorf("op %s: %w", o.Name, err))
	}
	return plainNode(tree, element)
}

func plainNode(node ast.Expr, element string) string {
	switch n := node.(type) {
	case *ast.Ident:
		if isSlice(n.Name) {
			return n.Name + "[i]"
		}
		return n.Name
	case *ast.BasicLit:
		return n.Value
	case *ast.ParenExpr:
		return "(" + plainNode(n.X, element) + ")"
	case *ast.UnaryExpr:
		return n.Op.String() + plainNode(n.X, element)
	case *ast.BinaryExpr:
		return plainBinary(n, element)
	case *ast.CallExpr:
		args := make([]string, len(n.Args))
		for i, arg := range n.Args {
			args[i] = plainNode(arg, element)
		}
		return n.Fun.(*ast.Ident).Name + "(" + strings.Join(args, ", ") + ")"
	}
	panic(fmt.Errorf("unexpected %T in an expression", node))
}

func plainBinary(n *ast.BinaryExpr, element string) string {
	x, y := plainNode(n.X, element), plainNode(n.Y, element)
	if n.Op == token.ADD || n.Op == token.SUB {
		x, y = rounded(n.X, x, element), rounded(n.Y, y, element)
	}
	return x + " " + n.Op.String() + " " + y
}

// rounded wraps a product in a conversion, which the language defines to round.
func rounded(node ast.Expr, text, element string) string {
	if product, ok := node.(*ast.BinaryExpr); ok && product.Op == token.MUL {
		return element + "(" + text + ")"
	}
	return text
}

// isTruth tells whether an expression is a comparison, or two of them.
func (o op) isTruth() bool {
	tree, _ := parser.ParseExpr(o.Expr)
	n, ok := tree.(*ast.BinaryExpr)
	return ok && (n.Op == token.LAND || n.Op.Precedence() == token.LSS.Precedence())
}

// Statement writes the plain loop's body.
func (o op) Statement(element string) string {
	text := o.plainExpr(element)
	if o.isTruth() {
		text = "truth[" + element + "](" + text + ")"
	}
	return "dst[i] = " + text
}
