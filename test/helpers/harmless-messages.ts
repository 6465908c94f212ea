/** Messages as software writes them, of which no one is the subject: redaction must leave each as it is. */
export const HARMLESS_MESSAGES: readonly string[] = `
Server listening on port 3000
Connected to PostgreSQL 16.2 at db.internal:5432
Redis connection lost, retrying in 500 ms
Kafka consumer group rebalanced: 12 partitions assigned
Starting Jenkins build #4512 on agent linux-amd64
Cassandra node joined the ring
Deployed release 2024.11.3 to Frankfurt
Region eu-west-1 is healthy
Apollo Server ready at http://localhost:4000/graphql
Elasticsearch cluster state changed from yellow to green
RabbitMQ channel closed by peer
Docker image sha256:4bc453b53cb3d914b45f4b250294236adba2c0e09ff6f03793949e7e39fd4cc1 pulled
Kubernetes pod api-7d9f8b6c5d-x2x4k evicted
Container killed: out of memory
Prometheus started scraping 14 targets
Grafana dashboard provisioning finished
Jaeger agent unreachable
Loading configuration from /etc/app/config.yaml
Cache miss for key study:1234:series
Cache hit ratio 0.93 over last 60 s
Request completed
Request failed with status code 503
GET /api/v1/studies/{id} 200 12.3 ms
POST /orders 201 45 ms 1.2 kB
User agent Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36
Health check passed
Shutting down gracefully
Received SIGTERM, closing server
Unhandled promise rejection
TypeError: Cannot read properties of undefined (reading 'id')
ReferenceError: foo is not defined
RangeError: Maximum call stack size exceeded
SyntaxError: Unexpected token < in JSON at position 0
Error: connect ECONNREFUSED 127.0.0.1:5432
Error: getaddrinfo ENOTFOUND db.internal
    at Module._compile (node:internal/modules/cjs/loader:1554:14)
    at async Promise.all (index 0)
    at Server.<anonymous> (/app/dist/server.js:41:15)
SELECT id, status FROM studies WHERE created_at > $1 ORDER BY id LIMIT 50
INSERT INTO events (id, kind) VALUES (?, ?)
UPDATE studies SET status = $1 WHERE id = $2
Query took 1523 ms
Migration 20240101120000_create_patients applied
Transaction rolled back
Deadlock detected, retrying (attempt 2 of 5)
Pool exhausted: 10 of 10 connections in use
Worker 3 started with pid 4821
Worker exited with code 137
Scheduler tick took 12 ms
Job cleanup-expired-sessions finished in 3.2 s
Cron expression 0 */5 * * * parsed
Queue depth 1482, oldest message 35 s
Message acknowledged
Dead letter queue has 3 messages
Circuit breaker opened for service billing
Retrying request (attempt 3 of 5) after 1000 ms
Rate limit exceeded: 100 requests per minute
TLS handshake failed: certificate has expired
Certificate renewed, valid until 2026-01-01
DNS lookup took 23 ms
Uploaded 12 files (3.4 MB) to bucket dicom-archive
Downloaded 52428800 bytes in 4.2 s
Disk usage at 85 %
Memory usage 512 MB of 2048 MB
CPU load 0.75 0.60 0.55
Garbage collection took 35 ms
Event loop lag 120 ms
Feature flag new-viewer enabled
Config reloaded
Log level changed from info to debug
Service Registry registered instance api-1
Session expired
Invalid token: expired
Missing authorization header
Access denied
Permission denied: role viewer cannot delete study
Login succeeded
Logout
Password reset requested
Two factor authentication required
Validation failed: field name is required
Unknown field in payload
Schema version 12 is newer than supported version 11
Patient record saved
Patient not found
Patient merge completed
Patient Service started in 3.2 s
Study Service ready
Study received with 4 series and 312 instances
DICOM association accepted from MODALITY1
DICOM C-STORE completed for 1.2.840.10008.5.1.4.1.1.6.1
Transfer syntax 1.2.840.10008.1.2.4.70 is not supported
HL7 message ADT^A01 accepted
HL7 message ORU^R01 rejected: missing segment
FHIR Bundle validated with 0 errors
FHIR resource type Observation is not supported
Report generated in 1.4 s
Report template Carotid Duplex v3 loaded
Doppler waveform segmented: 12 beats
Peak systolic velocity 125.4 cm/s, end diastolic velocity 33.1 cm/s
Resistive index 0.74
Left common carotid artery measured
Right Internal Carotid Artery
Ankle Brachial Index calculated
Image 12 of 48 rendered
Frame rate dropped to 24 fps
Exported PDF with 12 pages
Printing job queued
Archive mounted at /mnt/archive
Watching for file changes
Compiled successfully in 1254 ms
Build finished with 0 errors and 3 warnings
Test Suites: 12 passed, 12 total
npm warn deprecated inflight@1.0.6
added 312 packages in 14s
Node.js v22.15.0
OpenTelemetry SDK started
Exporter otlp_http could not reach Collector at http://otel-collector:4318
Span batch of 512 exported
Dropped 14 records since queue is full
Trace 4bf92f3577b34da6a3ce929d0e0e4736 sampled
Correlation started
Webhook delivered to endpoint in 230 ms
Payload too large: 11534336 bytes
Unsupported media type application/xml
Content-Type: application/json; charset=utf-8
Accept-Encoding: gzip, deflate, br
Cache-Control: no-cache
ETag: W/"5e8-19a4c2f3b10"
Last-Modified: Wed, 21 Oct 2015 07:28:00 GMT
Date: Tue, 18 Nov 2025 10:00:00 GMT
Retry-After: 120
HTTP/1.1 404 Not Found
502 Bad Gateway
Moved Permanently
Internal Server Error
No Content
Not Modified
WebSocket connection opened
WebSocket closed with code 1006
Socket hang up
read ECONNRESET
write EPIPE
Connection timed out after 30000 ms
Keep alive timeout 5000 ms
Lock acquired after 15 ms
Leader elected: node-2
Follower caught up with leader at offset 182734
Snapshot taken at offset 1827340
Replication lag 1.5 s
Backup completed: 14.2 GB in 312 s
Restoring from snapshot 2024-11-18T02:00:00Z
Index rebuilt for table studies
Vacuum finished
Partition studies_2025_11 created
Checkpoint complete: wrote 482 buffers
Autoscaler set replicas from 2 to 4
Deployment api rolled out
Ingress route added
Secret mounted
ConfigMap updated
Liveness probe failed: HTTP probe failed with statuscode: 500
Back-off restarting failed container
Pulling image registry.internal/app:1.4.2
Successfully assigned default/api-7d9f8b6c5d-x2x4k to node-3
Node Ready
Scaled up replica set api-7d9f8b6c5d to 3
systemd[1]: Started Daily apt download activities
kernel: eth0: link up
Accepted publickey for deploy
Time zone is UTC
Locale set to en-US
Currency EUR
Language German selected
Country code US
Theme dark
Opened New Window
Great Success
Hello World
Lorem Ipsum
Foo Bar
Quick Start Guide
Terms of Service updated
Release Candidate 2 tagged
Pull Request merged
Merge branch main into release
Commit 9fceb02 pushed
Visual Studio Code connected
Google Chrome Mobile on Windows
Internet Explorer is not supported
Amazon Web Services
Microsoft Azure Blob Storage
Apache Kafka 3.7.0
Apache Tomcat stopped
Spring Boot started in 4.321 seconds
Hibernate session closed
Java HotSpot VM warning
Python 3.12 was found
Ruby on Rails application started
Django admin mounted
Travis CI build passed
Maven dependency resolved
Hudson job started
Julia worker attached
Jackson could not parse the document
Mark Complete
Will retry later
Max retries reached
Grant Access
Grace period ended
Drew 512 frames
Bill generated
Art Gallery index built
Summer time began
May 2025 partition dropped
April report scheduled
Monday run skipped
`
  .split('\n')
  .filter((line) => line !== '');
