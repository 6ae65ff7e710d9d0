package kernels

// shortcuts are the functions that only vector loops use: whether a whole vector is
// within the bounds of a function, or near zero, and what is enough there. Package
// gen reads their bodies; nothing calls them by name.
var _ = []any{
	blockedWithin32, blockedWithin64,
	expRateWithin32, expRateWithin64,
	expWithin32, expWithin64,
	expm1Within32, expm1Within64,
	exprelIsNear64, exprelWithin32, exprelWithin64,
	exprelRateWithin32, exprelRateWithin64,
	exprelStepIsMixed32, exprelStepIsMiddle32, exprelStepMixed32, exprelStepMiddle32,
	gateStepIsMixed32, gateStepIsMiddle32, gateStepMixed32, gateStepMiddle32,
	exprelStepIsNear32, exprelStepIsNear64, exprelStepNear32, exprelStepNear64, exprelStepWithin32, exprelStepWithin64,
	gateStepIsNear32, gateStepIsNear64, gateStepNear32, gateStepNear64, gateStepWithin32, gateStepWithin64,
	linearRateWithin32, linearRateWithin64,
	linearStepIsMixed32, linearStepIsMiddle32, linearStepMixed32, linearStepMiddle32,
	linearStepIsNear32, linearStepIsNear64, linearStepWithin32, linearStepWithin64,
	quotientSWithin32, quotientSWithin64,
	sigmoidRateWithin32, sigmoidRateWithin64,
	tanhWithin32, tanhWithin64,
}
