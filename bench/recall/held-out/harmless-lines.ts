// Held out: measured against, never tuned on (see people.ts).
import { type Dice, dice } from '../../../test/helpers/generated/dice.ts';
import { CLINICAL_LINES } from './harmless-clinical-lines.ts';
import {
  day,
  hex,
  inside,
  type Line,
  n,
  num,
  port,
  time,
  uuid,
  version,
} from './machine-values.ts';

/** Lines as programs of others write them; nothing in one identifies anybody or is a secret. */
const LINES: readonly Line[] = [
  (d) =>
    `${day(d)} ${time(d)} UTC [${n(d)}] LOG:  automatic vacuum of table "emr.public.visits": index scans: ${n(d, 0, 3)}`,
  (d) =>
    `${day(d)} ${time(d)} UTC [${n(d)}] STATEMENT:  SELECT count(*) FROM studies WHERE modality = 'US'`,
  (d) =>
    `postgres[${n(d)}]: [${n(d, 1, 9)}-1] ERROR:  deadlock detected at character ${n(d, 1, 400)}`,
  (d) =>
    `[Note] InnoDB: page_cleaner: ${n(d)}ms intended loop took ${n(d)}ms. The settings might not be optimal.`,
  (d) =>
    `[Warning] Aborted connection ${n(d)} to db: 'orders' user: 'app' host: '${inside(d)}' (Got timeout reading communication packets)`,
  (d) =>
    `# Query_time: ${num(d, 1)}.${num(d, 6)}  Lock_time: 0.000${num(d, 3)} Rows_sent: ${n(d)}  Rows_examined: ${num(d, 6)}`,
  (d) => `ORA-00060: deadlock detected while waiting for resource; trace file ora_${n(d)}.trc`,
  (d) =>
    `Msg 1205, Level 13, State ${n(d, 1, 60)}, Line ${n(d, 1, 99)}: Transaction (Process ID ${n(d)}) was deadlocked on lock resources`,
  (d) =>
    `elasticsearch[node-${n(d, 1, 9)}] [gc][${num(d, 6)}] overhead, spent [${n(d, 100, 900)}ms] collecting in the last [1s]`,
  (d) =>
    `{"@timestamp":"${day(d)}T${time(d)}.${num(d, 3)}Z","log.level":"INFO","message":"cluster health status changed from [YELLOW] to [GREEN]","elasticsearch.node.id":"node-${n(d, 1, 20)}"}`,
  (d) =>
    `INFO  [MemtableFlushWriter:${n(d)}] ColumnFamilyStore.java:${n(d)} - Enqueuing flush of events: ${num(d, 7)} (${n(d, 1, 30)}%) on-heap`,
  (d) =>
    `etcdserver: read-only range request "key:\\"/registry/leases/kube-system\\" " took too long (${n(d)}.${num(d, 3)}ms) to execute`,
  (d) =>
    `I${n(d, 1000, 1231)} ${time(d)}.${num(d, 6)}       1 controller.go:${n(d, 100, 900)}] "Syncing" deployment="web/frontend" replicas=${n(d, 1, 20)}`,
  (d) =>
    `Warning  FailedScheduling  ${n(d, 1, 59)}s  default-scheduler  0/${n(d, 1, 40)} nodes are available: ${n(d, 1, 9)} Insufficient cpu.`,
  (d) =>
    `kubelet[${n(d)}]: E${n(d, 1000, 1231)} ${time(d)}.${num(d, 6)} ${n(d)} pod_workers.go:${n(d)}] "Error syncing pod, skipping" podUID="${uuid(d)}"`,
  (d) =>
    `containerd: level=warning msg="cleaning up after shim disconnected" id=${hex(d, 64)} namespace=k8s.io`,
  (d) =>
    `[${day(d)}T${time(d)}.${num(d, 3)}Z] "GET /healthz HTTP/1.1" 200 - 0 ${n(d)} ${n(d, 0, 90)} - "-" "kube-probe/1.${n(d, 20, 33)}" "${uuid(d)}" "${inside(d)}:8080"`,
  (d) =>
    `haproxy[${n(d)}]: ${inside(d)}:${port(d)} [${n(d, 1, 28)}/Feb/2026:${time(d)}.${num(d, 3)}] fe_http be_app/app${n(d, 1, 9)} 0/0/${n(d, 0, 9)}/${n(d, 1, 99)}/${n(d)} 200 ${n(d)} - - ---- 12/12/0/0/0 0/0`,
  (d) =>
    `${inside(d)} - - [${n(d, 10, 28)}/Jan/2026:${time(d)} +0100] "POST /api/v${n(d, 1, 4)}/reports/render HTTP/2.0" 202 ${n(d)} "-" "okhttp/4.${n(d, 0, 12)}.0"`,
  (d) =>
    `[warn] ${n(d)}#0: *${num(d, 6)} an upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/${n(d, 0, 9)}/${n(d, 10, 99)}/00000${num(d, 5)} while reading upstream`,
  (d) =>
    `AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using ${inside(d)}`,
  (d) =>
    `traefik: time="${day(d)}T${time(d)}Z" level=error msg="service not found" entryPointName=websecure routerName=api@docker`,
  (d) =>
    `squid: ${num(d, 10)}.${num(d, 3)} ${n(d)} ${inside(d)} TCP_MISS/200 ${n(d)} CONNECT registry.example.org:443 - HIER_DIRECT/${inside(d)} -`,
  (d) => `named[${n(d)}]: resolver priming query complete: ${d.of(['success', 'timed out'])}`,
  (d) => `dhclient[${n(d)}]: bound to ${inside(d)} -- renewal in ${n(d)} seconds.`,
  (d) => `chronyd[${n(d)}]: Selected source ${inside(d)} (ntp${n(d, 1, 4)}.example.org)`,
  (d) =>
    `kernel: [${num(d, 5)}.${num(d, 6)}] EXT4-fs (sda${n(d, 1, 9)}): mounted filesystem with ordered data mode. Opts: errors=remount-ro`,
  (d) => `kernel: nf_conntrack: table full, dropping packet (${n(d)} times)`,
  (d) =>
    `kernel: TCP: request_sock_TCP: Possible SYN flooding on port ${port(d)}. Sending cookies.`,
  (d) =>
    `kernel: nvme nvme${n(d, 0, 4)}: I/O ${n(d)} QID ${n(d, 1, 32)} timeout, completion polled`,
  (d) =>
    `smartd[${n(d)}]: Device: /dev/sd${d.of(['a', 'b', 'c'])} [SAT], SMART Usage Attribute: 194 Temperature_Celsius changed from ${n(d, 50, 75)} to ${n(d, 50, 75)}`,
  (d) => `systemd[1]: nightly-backup.service: Consumed ${n(d, 1, 59)}.${num(d, 3)}s CPU time.`,
  (d) => `systemd-logind[${n(d)}]: New seat seat${n(d, 0, 3)}.`,
  (d) =>
    `sshd[${n(d)}]: Received disconnect from ${inside(d)} port ${port(d)}:11: disconnected by user`,
  () => `sudo: pam_unix(sudo:session): session closed for user root`,
  (d) =>
    `fail2ban.filter [${n(d)}]: INFO [sshd] Jail is active, backend ${d.of(['systemd', 'polling'])}`,
  (d) => `postfix/smtpd[${n(d)}]: lost connection after EHLO from unknown[${inside(d)}]`,
  (d) =>
    `dovecot: imap-login: Disconnected: Inactivity (no auth attempts in ${n(d, 60, 300)} secs)`,
  (d) => `clamd[${n(d)}]: SelfCheck: Database status OK. ${num(d, 7)} signatures.`,
  (d) => `cron.daily: logrotate: rotating pattern: /var/log/app/*.log  ${n(d, 1, 30)} rotations`,
  (d) =>
    `dockerd[${n(d)}]: time="${day(d)}T${time(d)}.${num(d, 9)}Z" level=info msg="ignoring event" container=${hex(d, 64)} module=libcontainerd`,
  (d) => `Step ${n(d, 1, 20)}/20 : RUN apt-get install -y --no-install-recommends ca-certificates`,
  (d) => ` ---> Using cache ${hex(d, 12)}`,
  (d) =>
    `#${n(d, 1, 40)} [builder ${n(d, 1, 9)}/9] COPY package*.json ./ CACHED ${n(d, 0, 9)}.${n(d, 0, 9)}s`,
  (d) => `sha256:${hex(d, 64)}: Pulling from library/node, ${n(d, 1, 99)} MB`,
  (d) => `##[group]Run actions/checkout@v${n(d, 1, 6)} in workflow run ${num(d, 11)}`,
  (d) => `Fetched ${n(d)} kB in ${n(d, 1, 59)}s (${n(d)} kB/s)`,
  (d) => `dpkg: warning: files list file for package 'libfoo${n(d, 1, 9)}:amd64' missing`,
  (d) =>
    `Collecting requests==2.${n(d, 20, 40)}.${n(d, 0, 9)}  Downloading requests-${version(d)}-py3-none-any.whl (${n(d, 10, 99)} kB)`,
  (d) => `npm ERR! code ELIFECYCLE errno ${n(d, 1, 250)} lifecycle build exited`,
  (d) => `yarn run v1.22.${n(d, 0, 22)} $ tsc -p . Done in ${n(d, 1, 99)}.${num(d, 2)}s.`,
  (d) => `warning: unused variable: \`idx\` --> src/parse.rs:${n(d)}:${n(d, 1, 80)}`,
  (d) =>
    `[INFO] BUILD SUCCESS Total time:  ${n(d, 1, 59)}.${num(d, 3)} s Finished at: ${day(d)}T${time(d)}Z`,
  (d) =>
    `[ERROR] COMPILATION ERROR : /build/src/main/java/App.java:[${n(d)},${n(d, 1, 80)}] cannot find symbol`,
  (d) => `> Task :app:compileDebugKotlin UP-TO-DATE (${n(d)} files)`,
  (d) =>
    `ok  	example.org/pkg/queue	${n(d, 0, 9)}.${num(d, 3)}s	coverage: ${n(d, 1, 99)}.${n(d, 0, 9)}% of statements`,
  (d) =>
    `FAILED tests/test_io.py::test_roundtrip[case${n(d, 1, 99)}] - AssertionError: assert ${n(d)} == ${n(d)}`,
  (d) =>
    `panic: runtime error: index out of range [${n(d, 1, 99)}] with length ${n(d, 1, 99)} goroutine ${n(d)} [running]:`,
  (d) =>
    `	at com.example.queue.Worker.run(Worker.java:${n(d)}) ~[worker-${version(d)}.jar:${version(d)}]`,
  (d) => `    at Object.<anonymous> (/srv/app/dist/server.js:${n(d)}:${n(d, 1, 80)})`,
  (d) => `TypeError: Cannot read properties of undefined (reading 'length') at line ${n(d)}`,
  (d) => `  File "/opt/app/worker/tasks.py", line ${n(d)}, in process\n    return handler(event)`,
  (d) =>
    `System.NullReferenceException: Object reference not set to an instance of an object. at App.Jobs.Runner.Execute() in Runner.cs:line ${n(d)}`,
  (d) =>
    `PHP Warning:  Undefined array key ${n(d, 0, 99)} in /var/www/html/index.php on line ${n(d)}`,
  (d) => `ActionController::RoutingError (No route matches [GET] "/assets/app-${hex(d, 20)}.css"):`,
  (d) =>
    `Completed 200 OK in ${n(d)}ms (Views: ${n(d, 1, 99)}.${n(d, 0, 9)}ms | ActiveRecord: ${n(d, 1, 99)}.${n(d, 0, 9)}ms | Allocations: ${num(d, 5)})`,
  (d) => `Hibernate: select v1_0.id from visits v1_0 where v1_0.status=? limit ${n(d, 1, 100)}`,
  (d) =>
    `o.s.b.w.embedded.tomcat.TomcatWebServer  : Tomcat started on port(s): ${port(d)} (http) with context path ''`,
  (d) =>
    `HikariPool-${n(d, 1, 9)} - Thread starvation or clock leap detected (housekeeper delta=${n(d, 40, 90)}s${num(d, 3)}ms).`,
  (d) =>
    `[Producer clientId=producer-${n(d, 1, 9)}] Error while fetching metadata with correlation id ${n(d)} : {audit=LEADER_NOT_AVAILABLE}`,
  (d) =>
    `[GroupCoordinator ${n(d, 1, 9)}]: Preparing to rebalance group billing in state PreparingRebalance with old generation ${n(d)}`,
  (d) =>
    `amqp: Channel shutdown: connection error; reply-code=320, reply-text=CONNECTION_FORCED, class-id=0, method-id=${n(d, 0, 99)}`,
  (d) =>
    `celery.worker: Task reports.render[${uuid(d)}] succeeded in ${n(d, 0, 99)}.${num(d, 9)}s: None`,
  (d) =>
    `sidekiq: pid=${n(d)} tid=${d.text('abcdefghijkmnopqrstuvwxyz0123456789', 5)} class=DigestJob jid=${hex(d, 24)} elapsed=${n(d, 0, 9)}.${num(d, 3)} INFO: done`,
  (d) =>
    `redis: # WARNING overcommit_memory is set to 0! Background save may fail under low memory condition. (${n(d)})`,
  (d) => `memcached: <${n(d, 10, 99)} new auto-negotiating client connection`,
  (d) =>
    `RPC failed; curl 56 GnuTLS recv error (-${n(d, 1, 99)}): Error decoding the received TLS packet. fetch-pack: unexpected disconnect`,
  (d) =>
    `remote: Compressing objects: 100% (${n(d)}/${n(d)}), done. Total ${n(d)} (delta ${n(d)}), reused ${n(d)}`,
  (d) => `commit ${hex(d, 40)} is a descendant of ${hex(d, 40)}`,
  (d) =>
    `aws: upload part ${n(d, 1, 999)} of 999, etag "${hex(d, 32)}", x-amz-request-id ${d.text('ABCDEF0123456789', 16)}`,
  (d) => `START RequestId: ${uuid(d)} Version: $LATEST`,
  (d) =>
    `REPORT RequestId: ${uuid(d)}	Duration: ${n(d)}.${num(d, 2)} ms	Billed Duration: ${n(d)} ms	Memory Size: 512 MB	Max Memory Used: ${n(d, 60, 500)} MB`,
  (d) =>
    `prometheus: level=info ts=${day(d)}T${time(d)}.${num(d, 3)}Z caller=compact.go:${n(d)} component=tsdb msg="write block" mint=${num(d, 13)} maxt=${num(d, 13)} ulid=01${d.text('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 24)}`,
  (d) => `http_request_duration_seconds_bucket{le="0.5",route="/studies"} ${n(d)}`,
  (d) => `traceparent: 00-${hex(d, 32)}-${hex(d, 16)}-01`,
  (d) =>
    `otel-collector: info exporter queue size ${n(d)} of 5000, dropped ${n(d, 0, 9)} spans, trace_id=${hex(d, 32)}`,
  (d) =>
    `Application Error: Faulting module name: ntdll.dll, version: 10.0.${num(d, 5)}.${n(d)}, time stamp: 0x${hex(d, 8)}, Exception code: 0xc0000005`,
  (d) =>
    `Service Control Manager: The Print Spooler service entered the stopped state. EventID ${n(d, 7000, 7050)}`,
  (d) => `W3SVC1 GET /status - 443 - ${inside(d)} Mozilla/5.0+(Windows+NT+10.0) 200 0 0 ${n(d)}`,
  (d) =>
    `vpxd[${num(d, 5)}] [Originator@6876 sub=vpxLro opID=${hex(d, 8)}] [VpxLRO] -- FINISH task-${num(d, 6)}`,
  (d) =>
    `%LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet${n(d, 0, 3)}/${n(d, 0, 48)}, changed state to down`,
  (d) => `%SYS-5-CONFIG_I: Configured from console by vty${n(d, 0, 9)} (${inside(d)})`,
  (d) => `snmpd[${n(d)}]: Connection from UDP: [${inside(d)}]:${port(d)}->[${inside(d)}]:161`,
  (d) =>
    `asterisk: WARNING[${n(d)}]: chan_sip.c:${n(d)} retrans_pkt: Retransmission timeout reached on transmission ${hex(d, 32)}`,
  (d) => `mosquitto: ${num(d, 10)}: Socket error on client sensor-${n(d)}, disconnecting.`,
  (d) =>
    `battery 0: capacity ${n(d, 1, 100)}%, voltage ${n(d, 10, 13)}.${num(d, 3)} V, cycles ${n(d, 1, 900)}`,
  (d) =>
    `ffmpeg: frame=${n(d)} fps= ${n(d, 10, 60)} q=28.0 size=${n(d)}kB time=00:${n(d, 10, 59)}:${n(d, 10, 59)}.${num(d, 2)} bitrate=${n(d)}.${n(d, 0, 9)}kbits/s`,
  (d) => `GET /v1/models 200 ${n(d)}ms - ${n(d)} tokens, model medium-${version(d)}`,
  (d) => `ExperimentalWarning: The fs.promises API is experimental (node:${n(d)})`,
  (d) =>
    `(node:${n(d)}) MaxListenersExceededWarning: Possible EventEmitter memory leak detected. 11 drain listeners added to [Socket].`,
];

/** So many lines, each kind as often as any other. */
export function* harmlessLines(count: number): Generator<string> {
  const d: Dice = dice(23);
  const lines = [...LINES, ...CLINICAL_LINES];
  for (let index = 0; index < count; index++) yield (lines[index % lines.length] as Line)(d);
}
