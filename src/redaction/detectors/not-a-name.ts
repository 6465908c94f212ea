/** Words that follow "patient" with a capital and are no one's name: headings, products, log language. */
export const NOT_A_NAME: ReadonlySet<string> = new Set(
  `ssn dob mrn npi a access account action active activity added adherence admin admission admitted age alert alerts all
  allergies allergy an and api app appointment appointments arrived assigned at bed birth birthdate bundle
  by cache cannot care cares chart charts check checkin clinic code cohort complete completed condition
  consent contact context controller could count create created daily dashboard data database date day
  deleted demographics detail details device did directory discharge discharged does dob doctor
  document documents education email encounter endpoint engagement error event events everywhere exists
  experience export failed fetch file files find first flow following for form found from full
  gateway get given group had has have header health history home hospital id identifier identifiers identity
  import imported in index info information input insurance intake integration is it journey job key last
  level line link list listing load loaded loading location login lookup management manager master match
  matching medication medications merge merged message messages middle missing model module monitor
  monitoring mpi mrn must name names no none not note notes notification notifications null number of on
  operation or order orders outcome outcomes page participant patch patient patients payload phone portal position post
  present priority privacy processing profile program provider query queue race read ready record records
  redacted reference referral referrals region register registered registration registry repository request
  resource resources response result results risk role room route router safety sample save saved schedule
  scheduling schema search section segment select sensor service services session set sex should status
  store stored study studies summary survey sync system table tags team test the this to transfer
  transport type unknown update updated updates upload url user uuid validation validator value version
  view viewer visit visits was weight will with workflow worklist xml json fhir hl7 dicom http https
  undefined true false error warn info
  where select insert into values join inner outer having union distinct
  ica cca eca mca aca pca sfa cfa
  spoke talked parkinson's alzheimer's
  mrs miss mx prof
  hi no ok in on at to by of is it if as an so we us me my he up do go or be am pm id db ui io os vm ip mr ms dr
  st re vs cd ci qa pr tv ct mr us xr nm cr pt ct iv er icu hello hey dear thanks regards sincerely cheers
  english french german spanish american british european international national new old north south east west
  saint san los las santa port lake river mount university hospital clinic institute street avenue road
  technician technologist radiographer sonographer phlebotomist podiatrist midwife physiotherapist therapist dietitian
  audiologist optometrist receptionist registrar chaplain paramedic anesthetist anaesthetist surgeon nurse employee
  member caller visitor operator clerk scheduler interpreter secretary coordinator attending
  postgres postgresql mongodb redis kubernetes kubelet etcd grpc nginx node nodejs opentelemetry otel collector jaeger zipkin`.split(
    /\s+/,
  ),
);
