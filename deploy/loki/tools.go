//go:build tools

// Package tools keeps the program that is built from this module among its
// requirements: `go mod tidy` would otherwise drop it.
package tools

import _ "github.com/grafana/loki/v3/cmd/loki"
