'use strict';
// How reports reaches media: fetch to create a study, node:http to read one.
const http = require('node:http');

const MEDIA_URL = process.env.MEDIA_URL ?? 'http://127.0.0.1:3001';

/** Hands the order to media and resolves to the assessed study. */
async function createStudy(order, authorization) {
  const response = await fetch(`${MEDIA_URL}/studies`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(authorization ? { authorization } : {}),
    },
    body: JSON.stringify(order),
  });
  if (!response.ok)
    throw new Error(`media answered ${response.status} for MRN ${order.patient.mrn}`);
  return response.json();
}

/** Resolves to a study, or to undefined where media has none of this id. */
function findStudy(id, token) {
  const url = new URL(`/studies/${encodeURIComponent(id)}`, MEDIA_URL);
  if (token) url.searchParams.set('token', token);
  return new Promise((resolve, reject) => {
    const request = http.get(url, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const found = response.statusCode === 200;
        resolve(found ? JSON.parse(Buffer.concat(chunks).toString()) : undefined);
      });
    });
    request.on('error', reject);
  });
}

module.exports = { createStudy, findStudy };
