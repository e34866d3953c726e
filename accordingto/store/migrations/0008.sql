-- Mentions of two ("both countries") name their members, which no earlier version could read.
SELECT 1;
