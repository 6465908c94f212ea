// Development: once held out, now read by those who make rules (see people.ts).
import { type Dice, dice } from '../../../test/helpers/generated/dice.ts';

const HEX = '0123456789abcdef';
const n = (d: Dice, from = 0, to = 9_999): number => d.int(from, to);
const hex = (d: Dice, length: number): string => d.text(HEX, length);
const digits = (d: Dice, length: number): string =>
  `${d.int(1, 9)}${d.text('0123456789', length - 1)}`;
const inside = (d: Dice): string => `10.${n(d, 0, 255)}.${n(d, 0, 255)}.${n(d, 1, 254)}`;
const clock = (d: Dice): string =>
  [n(d, 0, 23), n(d, 0, 59), n(d, 0, 59)].map((part) => String(part).padStart(2, '0')).join(':');

/** Lines as programs of others write them; nothing in one identifies anybody or is a secret. */
const LINES: ReadonlyArray<(d: Dice) => string> = [
  (d) =>
    `[${n(d)}.${digits(d, 6)}] usb 1-${n(d, 1, 9)}: new high-speed USB device number ${n(d, 2, 90)} using xhci_hcd`,
  (d) =>
    `kernel: Out of memory: Killed process ${n(d)} (java) total-vm:${digits(d, 8)}kB, anon-rss:${digits(d, 7)}kB`,
  (d) =>
    `kernel: audit: type=1400 audit(${digits(d, 10)}.${digits(d, 3)}:${n(d)}): apparmor="ALLOWED" operation="open" comm="snapd"`,
  (d) => `sshd[${n(d)}]: pam_unix(sshd:session): session opened for user deploy by (uid=0)`,
  (d) => `sshd[${n(d)}]: Connection closed by ${inside(d)} port ${n(d, 1024, 65535)} [preauth]`,
  (d) => `systemd[1]: Started Session ${n(d)} of user root.`,
  (d) =>
    `systemd-resolved[${n(d)}]: Using degraded feature set UDP instead of TCP for DNS server ${inside(d)}.`,
  (d) => `CRON[${n(d)}]: (root) CMD (command -v debian-sa1 > /dev/null && debian-sa1 1 1)`,
  (d) => `postfix/qmgr[${n(d)}]: ${hex(d, 10).toUpperCase()}: removed`,
  (d) =>
    `dfs.DataNode$PacketResponder: Received block blk_${d.of(['-', ''])}${digits(d, d.int(18, 19))} of size ${digits(d, 8)} from /${inside(d)}`,
  (d) =>
    `INFO dfs.FSNamesystem: BLOCK* NameSystem.allocateBlock: /user/etl/rand/_temporary/part-00${n(d, 100, 999)}. blk_${digits(d, 19)}`,
  (d) =>
    `nova.compute.manager [req-${hex(d, 8)}-${hex(d, 4)}-${hex(d, 4)}-${hex(d, 4)}-${hex(d, 12)} - - -] [instance: ${hex(d, 8)}-${hex(d, 4)}-${hex(d, 4)}-${hex(d, 4)}-${hex(d, 12)}] VM Resumed (Lifecycle Event)`,
  (d) =>
    `${inside(d)} - - [12/Mar/2026:${clock(d)} +0000] "GET /static/app.${hex(d, 8)}.js HTTP/1.1" 200 ${n(d)} "-" "curl/8.${n(d, 0, 20)}.0"`,
  () => `nginx: [warn] conflicting server name "_" on 0.0.0.0:80, ignored`,
  (d) =>
    `[error] ${n(d)}#${n(d)}: *${n(d)} connect() failed (111: Connection refused) while connecting to upstream, client: ${inside(d)}`,
  (d) =>
    `[GC pause (G1 Evacuation Pause) (young) ${n(d, 1, 999)}M->${n(d, 1, 999)}M(2048M), 0.0${digits(d, 6)} secs]`,
  (d) =>
    `WARN  o.a.zookeeper.server.NIOServerCnxn - caught end of stream exception, likely client has closed socket: sessionid 0x${hex(d, 15)}`,
  (d) =>
    `INFO [QuorumPeer[myid=${n(d, 1, 9)}]/0:0:0:0:0:0:0:0:2181:Environment@100] - Server environment:java.version=1.8.0_${n(d, 100, 400)}`,
  (d) =>
    `kafka.log.Log - Rolled new log segment for 'orders-${n(d, 0, 60)}' in ${n(d)} ms, offset ${digits(d, 9)}`,
  (d) =>
    `{"level":"debug","apiKey":${n(d, 0, 60)},"apiVersion":${n(d, 0, 12)},"correlationId":${n(d)},"clientId":"worker"}`,
  () => `ERROR:  duplicate key value violates unique constraint "orders_pkey"`,
  (d) =>
    `LOG:  checkpoint complete: wrote ${n(d)} buffers (0.${n(d, 0, 9)}%); write=${n(d)}.${n(d, 100, 999)} s, sync=0.00${n(d, 1, 9)} s`,
  (d) => `npm http fetch GET 200 https://registry.example.org/left-pad ${n(d)}ms (cache miss)`,
  (d) =>
    `npm warn deprecated inflight@1.0.${n(d, 0, 9)}: This module is not supported, and leaks memory.`,
  (d) => `added ${n(d)} packages, and audited ${n(d)} packages in ${n(d, 1, 99)}s`,
  (d) => `Setting up libssl3:amd64 (3.0.${n(d, 1, 20)}-1~deb12u${n(d, 1, 9)}) ...`,
  (d) =>
    `Get:${n(d, 1, 99)} http://deb.example.org/debian bookworm/main amd64 libperl5.36 amd64 5.36.0-${n(d, 1, 9)} [${n(d)} kB]`,
  (d) =>
    `CBS    Loaded Servicing Stack v6.1.7601.${n(d, 10000, 29999)} with Core: C:\\Windows\\winsxs\\amd64_microsoft-windows-servicingstack_31bf3856ad364e35`,
  (d) =>
    `CBS    Read out cached package applicability for package: Package_for_KB${digits(d, 7)}~31bf3856ad364e35~amd64~~6.1.1.${n(d, 0, 9)}`,
  (d) =>
    `WindowManager: printFreezingDisplayLogsopening app wtoken = AppWindowToken{${hex(d, 7)} token=Token{${hex(d, 7)} ActivityRecord{${hex(d, 7)} u0}}}`,
  (d) =>
    `PowerManagerService: release:lock=${digits(d, 9)}, flg=0x0, tag="View Lock", name=com.android.systemui", ws=null`,
  (d) =>
    `E1${n(d, 100, 999)} ${clock(d)}.${digits(d, 6)} ${n(d)} reflector.go:${n(d, 100, 500)}] k8s.io/client-go/informers: Failed to watch *v1.Node`,
  (d) =>
    `Pod default/api-${hex(d, 9)}-${d.text('bcdfghjklmnpqrstvwxz2456789', 5)}: Back-off restarting failed container`,
  (d) =>
    `time="2026-02-0${n(d, 1, 9)}T${clock(d)}Z" level=info msg="shim disconnected" id=${hex(d, 64)} namespace=moby`,
  (d) =>
    `RAS KERNEL INFO ${n(d)} torus receiver x+ input pipe error(s) (dcr 0x0${hex(d, 3)}) detected and corrected`,
  (d) =>
    `- ${digits(d, 10)} 2005.06.0${n(d, 1, 9)} R0${n(d, 0, 9)}-M1-N0-C:J12-U11 RAS KERNEL FATAL data TLB error interrupt`,
  (d) =>
    `com.apple.cts[${n(d)}]: com.apple.suggestions.harvest: scheduler_evaluate_activity told me to run this job; however, but the start time isn't for ${digits(d, 6)} seconds.  Ignoring.`,
  (d) =>
    `spark.executor.Executor: Finished task ${n(d)}.0 in stage ${n(d, 0, 99)}.0 (TID ${n(d)}). ${n(d)} bytes result sent to driver`,
  (d) => `INFO storage.BlockManager: Found block rdd_${n(d, 1, 99)}_${n(d, 1, 99)} locally`,
  (d) =>
    `proxifier: chrome.exe - proxy.cse.example:5070 close, ${n(d)} bytes sent, ${digits(d, 6)} bytes received, lifetime 00:${n(d, 10, 59)}`,
  (d) => `order ${digits(d, 16)} queued behind ${digits(d, 17)}`,
  (d) => `tweet_id=${digits(d, 19)} lang=en retries=${n(d, 0, 9)}`,
  (d) => `ts=${digits(d, 19)} lvl=info msg="compacted block" blocks=${n(d, 1, 9)}`,
  (d) =>
    `Usage: tool [OPTIONS] COMMAND [ARG]... (version ${n(d, 0, 9)}.${n(d, 0, 20)}.${n(d, 0, 20)}.${n(d, 1, 254)})`,
  (d) => `Compiling serde_json v1.0.${n(d, 1, 200)}`,
  (d) => `go: downloading golang.org/x/sys v0.${n(d, 1, 40)}.0`,
  (d) => `--- PASS: TestParse/empty_header (0.${n(d, 10, 99)}s)`,
  (d) =>
    `Traceback (most recent call last): File "/usr/lib/python3.11/asyncio/base_events.py", line ${n(d)}, in run_forever`,
  (d) =>
    `django.db.utils.OperationalError: FATAL:  remaining connection slots are reserved (pid ${n(d)})`,
  (d) => `socket family=inet6 type=stream proto=${n(d, 0, 17)} fd=${n(d, 3, 99)}`,
  (d) => `Jenkins job nightly #${n(d)} finished: SUCCESS in ${n(d, 1, 59)} min ${n(d, 1, 59)} sec`,
  (d) => `git: ${hex(d, 7)}..${hex(d, 7)}  main -> origin/main`,
  (d) => `Error: JsonWebTokenError: invalid signature, kid=${hex(d, 8)}`,
  () => `vault: core: seal configuration missing, not initialized`,
  (d) => `terraform: aws_instance.web[${n(d, 0, 9)}]: Still creating... [${n(d, 1, 9)}0s elapsed]`,
  (d) =>
    `rabbitmq: closing AMQP connection <0.${n(d)}.0> (${inside(d)}:${n(d, 1024, 65535)} -> ${inside(d)}:5672, vhost: '/', user: 'guest')`,
  (d) =>
    `redis: ${n(d)}:M 1${n(d, 0, 9)} Mar 2026 ${clock(d)}.${digits(d, 3)} * ${n(d, 1, 9999)} changes in 60 seconds. Saving...`,
  (d) =>
    `mongod: {"t":{"$date":"2026-03-1${n(d, 0, 9)}T${clock(d)}.${digits(d, 3)}+00:00"},"s":"I","c":"NETWORK","id":${digits(d, 7)},"ctx":"conn${n(d)}","msg":"client metadata"}`,
  (d) => `HTTP/2 stream ${n(d)} was not closed cleanly: INTERNAL_ERROR (err ${n(d, 1, 9)})`,
  (d) => `auth: token expired, asking for a new one (attempt ${n(d, 1, 9)})`,
  (d) => `OK: ${n(d)}, failed: ${n(d)}, skipped: ${n(d)} (${clock(d)})`,
];

/** So many lines, each kind as often as any other. */
export function* foreignLines(count: number): Generator<string> {
  const d = dice(11);
  for (let index = 0; index < count; index++) {
    yield (LINES[index % LINES.length] as (d: Dice) => string)(d);
  }
}
