// Stands in for the model: a few thresholds, and how far the values are from them.
const CRITERIA = [
  { name: 'heart rate in range', value: 'heartRateBpm', from: 110, to: 180 },
  { name: 'crown-rump length plausible', value: 'crownRumpLengthMm', from: 5, to: 84 },
  { name: 'nuchal translucency low', value: 'nuchalTranslucencyMm', from: 0, to: 3 },
];

/** The criteria met and missed, a conclusion, and how sure the model is. */
export function assessMeasurements(measurements) {
  const criteria = CRITERIA.map(({ name, value, from, to }) => ({
    name,
    met: measurements[value] >= from && measurements[value] <= to,
  }));
  const met = criteria.filter((criterion) => criterion.met).length;
  return {
    criteria,
    conclusion: met === criteria.length ? 'all criteria met' : 'follow-up suggested',
    confidence: Number((0.7 + 0.09 * met).toFixed(2)),
  };
}
