package clinic.vet;

import org.springframework.data.jpa.repository.JpaRepository;

/** All vets. */
public interface Vets extends JpaRepository<Vet, Integer> {}
