"""What of an earlier plan lasts: what an output looked up, and until when it stays as it is."""
