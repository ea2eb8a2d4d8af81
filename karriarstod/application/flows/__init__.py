"""What a form says goes on into the record, once: into the plan, the work list and the rest."""
