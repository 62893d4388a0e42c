"""`make chaos`: customers write while the processes of the running product are killed."""
