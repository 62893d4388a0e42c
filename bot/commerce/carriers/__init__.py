"""What we need of parcel carriers."""
