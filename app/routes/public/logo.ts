export { answerLogo as loader } from "#app/features/installation/answer-logo.server.ts";
