# An image with nothing but the agent, for init containers that bring it into a pod or a task.
FROM busybox:1.37
COPY --chmod=644 telemetry-agent.jar /telemetry-agent.jar
USER 10001:10001
CMD ["cp", "/telemetry-agent.jar", "/telemetry/telemetry-agent.jar"]
