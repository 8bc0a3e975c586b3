-- The figures of the flows look at the steps of the last days, over all runs.
CREATE INDEX "automation_step_at_idx" ON "automation_step"("at");
CREATE INDEX "automation_run_ended_at_idx" ON "automation_run"("ended_at");
