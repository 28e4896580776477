/** Tells the parent process the port, and from then on what this process has used, whenever it is asked. */
export function answerQuestions(port) {
	process.on("message", (question) => {
		if (question === "gc") globalThis.gc();
		process.send({ cpu: process.cpuUsage(), memory: process.memoryUsage() });
	});
	process.send({ port });
}
