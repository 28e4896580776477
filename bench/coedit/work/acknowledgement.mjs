import { Client } from "../client.mjs";
import { atRate, percentile, until } from "../statistics.mjs";
import { Typist } from "../typist.mjs";

/** Four writers, 50 letters a second each, every one in a document of their own: how long until the server confirms each. */
export async function acknowledgement(server) {
	const delays = [];
	const writers = [];
	for (let d = 0; d < 4; d++) {
		const client = await Client.open(server, `d${d}`);
		const sentAt = [];
		let confirmed = 0;
		client.onAcknowledged = (count) => {
			for (; confirmed < count; confirmed++) {
				const at = sentAt[confirmed];
				if (at !== undefined) delays.push(performance.now() - at);
			}
		};
		writers.push({ client, sentAt, typist: new Typist(), isConfirmed: () => confirmed });
	}
	const send = ({ client, sentAt, typist }, update = typist.next()) => {
		client.sendUpdate(update);
		sentAt[server.kind.hasEnvelope ? sentAt.length : client.sent - 1] = performance.now();
	};
	for (const writer of writers) send(writer, writer.typist.paragraph);
	await until(
		() => delays.length >= 4,
		() => "the first confirmations",
	);
	delays.length = 0;
	const letters = await atRate(200, 4, (i) => send(writers[i % writers.length]));
	await until(
		() => delays.length >= letters,
		() => `${letters - delays.length} confirmations`,
	);
	for (const { client } of writers) client.close();
	return { p50: percentile(delays, 0.5), p95: percentile(delays, 0.95), p99: percentile(delays, 0.99) };
}
