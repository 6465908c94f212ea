;; Finds where patterns may begin: sixteen characters at a time for the words, then one look in a
;; table for each character of a word's beginning. JavaScript fills the tables where a text comes
;; by that has not been seen (see compiled-scan.ts, which also names the addresses).
(module
  (memory (export "memory") 20)
  (global $found (mut i32) (i32.const 0))
  (global $kindsA (mut v128) (v128.const i32x4 0 0 0 0))
  (global $kindsB (mut v128) (v128.const i32x4 0 0 0 0))
  (global $words (mut i32) (i32.const 0))
  (global $long (mut i32) (i32.const 0))

  ;; Addresses: 0 class tables of 16 bytes, 0x80 the results of a run (how many were found, kinds of
  ;; characters, the state and the code that are needed, where to go on), 0x100 kinds of
  ;; characters in long words (1 of base 16, 2 another, 4 a slash), 0x1000 first states, 0x9000 dead beginnings of three
  ;; characters behind another, 0x11000 whether patterns end at a state, 0x12000 next states, 0x112000 dead
  ;; beginnings of seven characters behind another, 0x11a000 what was found, 0x13a000 a sentinel and then the text.

  ;; UTF-16 to one byte each, all beyond ASCII to 127, in place.
  (func $narrow (param $length i32)
    (local $i i32) (local $most v128) (local $text i32)
    (local.set $most (i16x8.splat (i32.const 127)))
    (local.set $text (i32.const 0x13a010))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $length)))
        (v128.store (i32.add (local.get $text) (local.get $i))
          (i8x16.narrow_i16x8_u
            (i16x8.min_u (local.get $most)
              (v128.load (i32.add (local.get $text) (i32.shl (local.get $i) (i32.const 1)))))
            (i16x8.min_u (local.get $most)
              (v128.load offset=16 (i32.add (local.get $text) (i32.shl (local.get $i) (i32.const 1)))))))
        (local.set $i (i32.add (local.get $i) (i32.const 16)))
        (br $next))))

  ;; All sixteen bytes in one.
  (func $fold (param $v v128) (result i32)
    (local $x i64) (local $y i32)
    (local.set $x (i64.or (i64x2.extract_lane 0 (local.get $v)) (i64x2.extract_lane 1 (local.get $v))))
    (local.set $y (i32.or (i32.wrap_i64 (local.get $x)) (i32.wrap_i64 (i64.shr_u (local.get $x) (i64.const 32)))))
    (local.set $y (i32.or (local.get $y) (i32.shr_u (local.get $y) (i32.const 16))))
    (i32.and (i32.or (local.get $y) (i32.shr_u (local.get $y) (i32.const 8))) (i32.const 255)))

  ;; Reads a text, of UTF-16 or of ASCII, and scans it from its first place, as $scan does.
  (func (export "run") (param $length i32) (param $wide i32) (result i32)
    (if (local.get $wide)
      (then (call $narrow (i32.add (local.get $length) (i32.const 1))))
      (else
        ;; What an earlier text left behind the end.
        (v128.store offset=0x13a010 (local.get $length) (v128.const i32x4 0 0 0 0))
        (v128.store offset=0x13a020 (local.get $length) (v128.const i32x4 0 0 0 0))))
    (global.set $kindsA (v128.const i32x4 0 0 0 0))
    (global.set $kindsB (v128.const i32x4 0 0 0 0))
    (global.set $words (i32.const 0))
    (global.set $long (i32.const 0))
    (call $scan (i32.const 0) (i32.add (local.get $length) (i32.const 1))))

  ;; The kinds of characters, and behind them whether there is a long word.
  (func $kinds (param $length i32) (result i32)
    (i32.or
      (i32.or (call $fold (global.get $kindsA)) (i32.shl (call $fold (global.get $kindsB)) (i32.const 8)))
      (if (result i32) (global.get $long)
        (then (i32.shl (call $longWord (local.get $length)) (i32.const 16)))
        (else (i32.const 0)))))

  ;; hasLongWord of sieve.ts: 24 characters of words and more, not all of them of base 16 unless a
  ;; slash stands beside them. The length counts a NUL behind the text.
  (func $longWord (param $length i32) (result i32)
    (local $i i32) (local $kind i32) (local $kinds i32) (local $start i32) (local $slash i32)
    (loop $next
      (local.set $kind
        (i32.load8_u offset=0x100 (i32.load8_u offset=0x13a010 (local.get $i))))
      (if (i32.and (local.get $kind) (i32.const 3))
        (then (local.set $kinds (i32.or (local.get $kinds) (local.get $kind))))
        (else
          (if (i32.and
                (i32.ge_u (i32.sub (local.get $i) (local.get $start)) (i32.const 24))
                (i32.gt_u
                  (i32.or (local.get $kinds) (i32.or (local.get $slash) (local.get $kind)))
                  (i32.const 1)))
            (then (return (i32.const 1))))
          (local.set $start (i32.add (local.get $i) (i32.const 1)))
          (local.set $kinds (i32.const 0))
          (local.set $slash (local.get $kind))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (local.get $length))))
    (i32.const 0))

  ;; Looks from a place on (the length counts a NUL behind the text). Returns the kinds where
  ;; nothing was found until the end, -1 where something was, and -2 for a place that it has to look
  ;; at again once a state is known (or, with state -2, once what was found is taken away).
  (func $scan (export "scan") (param $from i32) (param $length i32) (result i32)
    (local $block i32) (local $mask i32) (local $at i32) (local $end i32) (local $i i32)
    (local $state i32) (local $next i32) (local $code i32) (local $before i32)
    (local $key i32) (local $slot i32) (local $longKey i64) (local $longSlot i32)
    (local $class v128) (local $classBefore v128) (local $v v128) (local $zero v128)
    (local $low v128) (local $high v128) (local $words i32) (local $found i32)
    (global.set $found (i32.const 0))
    (local.set $block (i32.and (local.get $from) (i32.const -16)))
    (block $end
      (loop $blocks
        (br_if $end (i32.ge_u (local.get $block) (local.get $length)))
        ;; Room for each place of a block, and for what ends on the way.
        (if (i32.gt_u (global.get $found) (i32.const 16000))
          (then
            (i32.store (i32.const 0x88) (i32.const -2))
            (return (call $stop (local.get $block)))))
        (local.set $v (v128.load offset=0x13a010 (local.get $block)))
        (local.set $low (v128.and (local.get $v) (i8x16.splat (i32.const 15))))
        (local.set $high (i8x16.shr_u (local.get $v) (i32.const 4)))
        (global.set $kindsA
          (v128.or (global.get $kindsA)
            (v128.and
              (i8x16.swizzle (v128.load (i32.const 0)) (local.get $low))
              (i8x16.swizzle (v128.load (i32.const 16)) (local.get $high)))))
        (global.set $kindsB
          (v128.or (global.get $kindsB)
            (v128.and
              (i8x16.swizzle (v128.load (i32.const 32)) (local.get $low))
              (i8x16.swizzle (v128.load (i32.const 48)) (local.get $high)))))
        (local.set $class
          (v128.and
            (i8x16.swizzle (v128.load (i32.const 64)) (local.get $low))
            (i8x16.swizzle (v128.load (i32.const 80)) (local.get $high))))
        ;; Words of sixteen characters and more hold two whole eighths in a row.
        (local.set $words
          (i32.or
            (i32.shl (global.get $words) (i32.const 16))
            (i8x16.bitmask (i8x16.ne (local.get $zero) (local.get $class)))))
        (global.set $words (local.get $words))
        (if (i32.or
              (i32.eq (i32.and (local.get $words) (i32.const 0xffff)) (i32.const 0xffff))
              (i32.eq (i32.and (local.get $words) (i32.const 0xff0000ff)) (i32.const 0xff0000ff)))
          (then (global.set $long (i32.const 1))))
        (local.set $v (v128.load offset=0x13a00f (local.get $block)))
        (local.set $classBefore
          (v128.and
            (i8x16.swizzle (v128.load (i32.const 64)) (v128.and (local.get $v) (i8x16.splat (i32.const 15))))
            (i8x16.swizzle (v128.load (i32.const 80)) (i8x16.shr_u (local.get $v) (i32.const 4)))))
        ;; Letters and digits behind none; capitals behind small letters; signs that begin something.
        (local.set $mask
          (i8x16.bitmask
            (v128.or
              (i8x16.ne (local.get $zero)
                (v128.and (local.get $class) (i8x16.splat (i32.const 0xe0))))
              (v128.or
                (v128.and
                  (i8x16.ne (local.get $zero) (v128.and (local.get $class) (i8x16.splat (i32.const 0x1f))))
                  (i8x16.eq (local.get $zero) (v128.and (local.get $classBefore) (i8x16.splat (i32.const 0x1f)))))
                (v128.and
                  (i8x16.ne (local.get $zero) (v128.and (local.get $class) (i8x16.splat (i32.const 0x0c))))
                  (i8x16.ne (local.get $zero) (v128.and (local.get $classBefore) (i8x16.splat (i32.const 0x03)))))))))
        (if (i32.lt_u (local.get $block) (local.get $from))
          (then
            (local.set $mask
              (i32.and (local.get $mask)
                (i32.shl (i32.const -1) (i32.sub (local.get $from) (local.get $block)))))))
        (block $blockDone
          (loop $places
            (br_if $blockDone (i32.eqz (local.get $mask)))
            (local.set $at (i32.add (local.get $block) (i32.ctz (local.get $mask))))
            (br_if $blockDone (i32.ge_u (local.get $at) (local.get $length)))
            (local.set $mask (i32.and (local.get $mask) (i32.sub (local.get $mask) (i32.const 1))))
            ;; Most beginnings end here: with the character in front of them, the three that begin
            ;; nothing are a key, which was noted where a beginning ended as soon.
            (local.set $key (i32.load offset=0x13a00f (local.get $at)))
            (local.set $slot
              (i32.shl (i32.shr_u (i32.mul (local.get $key) (i32.const 0x9e3779b1)) (i32.const 19)) (i32.const 2)))
            (br_if $places (i32.eq (i32.load offset=0x9000 (local.get $slot)) (local.get $key)))
            ;; Most of the others are words that have more of a beginning's letters.
            (local.set $longKey (i64.load offset=0x13a00f (local.get $at)))
            (local.set $longSlot
              (i32.wrap_i64
                (i64.shl
                  (i64.shr_u (i64.mul (local.get $longKey) (i64.const 0x9e3779b97f4a7c15)) (i64.const 52))
                  (i64.const 3))))
            (br_if $places (i64.eq (i64.load offset=0x112000 (local.get $longSlot)) (local.get $longKey)))
            (local.set $code (i32.load8_u offset=0x13a010 (local.get $at)))
            (local.set $before (i32.load8_u offset=0x13a00f (local.get $at)))
            (local.set $state
              (i32.load16_u offset=0x1000
                (i32.shl (i32.or (i32.shl (local.get $before) (i32.const 7)) (local.get $code)) (i32.const 1))))
            (if (i32.eq (local.get $state) (i32.const 1))
              (then
                (i32.store offset=0x9000 (local.get $slot) (local.get $key))
                (br $places)))
            (if (i32.eqz (local.get $state))
              (then
                (i32.store (i32.const 0x88) (i32.const -1))
                (return (call $stop (local.get $at)))))
            (local.set $found (global.get $found))
            (local.set $i (local.get $at))
            (local.set $end (i32.add (local.get $at) (i32.const 16)))
            (if (i32.gt_u (local.get $end) (local.get $length)) (then (local.set $end (local.get $length))))
            (block $stop
              (block $keep
                (loop $follow
                  (br_if $keep (i32.eq (local.get $code) (i32.const 127)))
                  (if (i32.load8_u offset=0x11000 (local.get $state))
                    (then (call $keep (local.get $at) (i32.or (local.get $state) (i32.const 0x10000)))))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (if (i32.eq (local.get $i) (local.get $end))
                    (then
                      ;; At the text's end nothing can go on.
                      (br_if $stop (i32.eq (local.get $i) (local.get $length)))
                      (br $keep)))
                  (local.set $code (i32.load8_u offset=0x13a010 (local.get $i)))
                  (local.set $next
                    (i32.load16_u offset=0x12000
                      (i32.add (i32.shl (local.get $state) (i32.const 8)) (i32.shl (local.get $code) (i32.const 1)))))
                  (if (i32.le_u (local.get $next) (i32.const 1))
                    (then
                      (if (i32.eqz (local.get $next))
                        (then
                          (i32.store (i32.const 0x88) (local.get $state))
                          (i32.store (i32.const 0x8c) (local.get $code))
                          (return (call $stop (local.get $at)))))
                      (if (i32.eq (global.get $found) (local.get $found))
                        (then
                          (if (i32.lt_u (i32.sub (local.get $i) (local.get $at)) (i32.const 3))
                            (then (i32.store offset=0x9000 (local.get $slot) (local.get $key)))
                            (else
                              (if (i32.lt_u (i32.sub (local.get $i) (local.get $at)) (i32.const 7))
                                (then
                                  (i64.store offset=0x112000
                                    (local.get $longSlot) (local.get $longKey))))))))
                      (br $stop)))
                  (local.set $state (local.get $next))
                  (br $follow)))
              (call $keep (local.get $at) (local.get $state)))
            (br $places)))
        (local.set $block (i32.add (local.get $block) (i32.const 16)))
        (br $blocks)))
    (if (i32.eqz (global.get $found)) (then (return (call $kinds (local.get $length)))))
    (i32.store (i32.const 0x84) (call $kinds (local.get $length)))
    (i32.store (i32.const 0x80) (global.get $found))
    (i32.const -1))

  ;; Not done: says where to go on.
  (func $stop (param $place i32) (result i32)
    (i32.store (i32.const 0x80) (global.get $found))
    (i32.store (i32.const 0x90) (local.get $place))
    (i32.const -2))

  (func $keep (param $at i32) (param $state i32)
    (i64.store offset=0x11a000
      (i32.shl (global.get $found) (i32.const 3))
      (i64.or
        (i64.extend_i32_u (local.get $at))
        (i64.shl (i64.extend_i32_u (local.get $state)) (i64.const 32))))
    (global.set $found (i32.add (global.get $found) (i32.const 1)))))
