"""What we know of parcel carriers."""
