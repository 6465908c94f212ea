/**
 * What stands close to an identifier in its form and words, and is none: counts, versions, times,
 * sizes, parts of programs.
 */
export const HARMLESS_NEIGHBORS: readonly string[] = `
Patient 3 of 12 done
Imported 12000 patients
patient import finished: 12034 rows
patients loaded: 120345
Patient Service listening on 8080
patient-service-7d9f8b6c5d-x2x4k started
Patient sync took 15230 ms
patient cache 12345 entries
number of patients is 12345
patient 2024 survey
group 12345 rebalanced
policy 2024-01-01 applied
policy version 2012-10-17
retention policy 86400 s
account locked after 5 attempts
test case 12345 passed
case 404: return
sample rate 44100
study:1234:series cached
visit 2/5 complete
chart v3.9.1 loaded
chart 12345x600 rendered
EMR cluster j-12345
emr-5.30.1 cluster
req.id=12345
resident set size 123456 kB
license check took 12345 ms
line 12345: pt: not found
GET /orders/4711 200
GET /reports/2024-11 200
GET /records/search 200
200 236 4586
GET /api/studies 200 236 4586
called 1234567 times
call took 1523 ms
message 12 of 400
phone model 12345
pages 123-456
1024-2048-4096
port 8080 - 8090
2021.03.05 1.0.2 phone
certificate expired on 2024-03-05
process died at 2024-03-05 10:00:00
2024-03-05 10:00:00 INFO Patient record saved
patient list (2024-02-12)
Vulnerability scan performed on 2024-03-05
Patient import started on 2024-03-05 by job
node last seen on 2024-03-05
backup of patient database on 3/4/2024
seen at 2024-03-05 10:00:00,123
guidelines published March 2019
pain 7/10, strength 5/5
BP 120/80 at visit 3/4
admission controller v1.2.3 started
age=45
age 90+
Cache-Control: max-age=93
cache age 93s
age_ms=93
usage: 93
average 93
coverage 93.5
temp 93F
93M rows
file age: 95
Image Service started
Data Center Frankfurt ready
Health Check passed
Hospital Information System connected
Message Center opened
University Hospital
Children's Hospital
Pain Clinic
Select Clinic
Default Hospital saved
Urgent Care visit
Nursing Home placement
at the local hospital
in another hospital
Medical Imaging
Magnetic Resonance Imaging
World Health Organization
Moved to Completed
moved to Archive
lives in constant fear
`
  .split('\n')
  .filter((line) => line !== '');
