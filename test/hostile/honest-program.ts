import { HonestPair } from "./honest-pair.ts";

/** The honest pair as a program: where to, which document, and how often to type, in milliseconds. It is asked by `HonestProcess`. */
const [url = "", document = "", everyMs = "20"] = process.argv.slice(2);
const pair = new HonestPair({ url }, document);
const answers = {
	start: () => pair.start(Number(everyMs)),
	victim: async () => pair.victim,
	peace: () => pair.peace(),
	finish: () => pair.finish(),
};

export type Question = keyof typeof answers;
export type Answer<Q extends Question> = Awaited<ReturnType<(typeof answers)[Q]>>;

process.on("message", async (question: Question) => process.send?.({ answer: await answers[question]() }));
