// Acquire and release with Go's database/sql over a driver that does nothing: the yardstick of bench_pool.cpp.
package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"sync"
	"time"
)

type nullConnector struct{}
type nullDriver struct{}
type nullConn struct{}

func (nullConnector) Connect(context.Context) (driver.Conn, error) { return nullConn{}, nil }
func (nullConnector) Driver() driver.Driver                       { return nullDriver{} }
func (nullDriver) Open(string) (driver.Conn, error)               { return nullConn{}, nil }
func (nullConn) Prepare(string) (driver.Stmt, error)              { return nil, errors.New("none") }
func (nullConn) Close() error                                     { return nil }
func (nullConn) Begin() (driver.Tx, error)                        { return nil, errors.New("none") }

func perOperation(threads, connections, operations int) time.Duration {
	db := sql.OpenDB(nullConnector{})
	defer db.Close()
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	var group sync.WaitGroup
	begin := time.Now()
	for i := 0; i < threads; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for n := 0; n < operations; n++ {
				conn, err := db.Conn(context.Background())
				if err != nil {
					panic(err)
				}
				conn.Close()
			}
		}()
	}
	group.Wait()
	return time.Since(begin) / time.Duration(threads*operations)
}

func main() {
	for _, size := range [][2]int{{1, 1}, {2, 2}, {8, 8}} {
		best := time.Hour
		for round := 0; round < 5; round++ {
			if took := perOperation(size[0], size[1], 200000/size[0]); took < best {
				best = took
			}
		}
		fmt.Printf("go database/sql threads:%d connections:%d per_op=%dns (best of 5)\n", size[0], size[1], best.Nanoseconds())
	}
}
